/// A text in the Prometheus exposition format, read as strictly as the format is written down, and by its own rules
/// about names: https://prometheus.io/docs/instrumenting/exposition_formats/
///
/// Stricter than a scraper, which takes samples without a type. Written without a look at what writes them.
struct Exposition {
  /// Values by series, as written: `name{a="b"}`.
  private(set) var samples: [String: Double] = [:]
  private(set) var problems: [String] = []
  private var types: [String: String] = [:]
  private var helps: Set<String> = []
  private var closed: Set<String> = []
  private var current = ""
  private var buckets: [String: [(bound: Double, count: Double)]] = [:]

  init(_ text: String) {
    if !text.isEmpty, !text.hasSuffix("\n") { problems.append("the last line does not end") }
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) { take(String(line)) }
    for (name, type) in types where type == "histogram" { checkHistogram(name) }
  }

  subscript(series: String) -> Double? { samples[series] }

  private mutating func take(_ line: String) {
    if line.hasPrefix("# ") {
      let words = line.dropFirst(2).split(separator: " ", maxSplits: 2).map(String.init)
      guard words.count == 3, Self.isName(words[1]) else { return problem(line, "a comment that says nothing") }
      begin(words[1], line)
      if words[0] == "HELP" {
        if !helps.insert(words[1]).inserted { problem(line, "helped twice") }
      } else if words[0] == "TYPE" {
        if !["counter", "gauge", "histogram"].contains(words[2]) { problem(line, "no type") }
        if types.updateValue(words[2], forKey: words[1]) != nil { problem(line, "typed twice") }
        if words[2] == "counter", !words[1].hasSuffix("_total") { problem(line, "a counter's name ends in _total") }
      }
      return
    }
    sample(line)
  }

  /// The lines of a family stand together.
  private mutating func begin(_ family: String, _ line: String) {
    if family == current { return }
    if closed.contains(family) { problem(line, "its family was over") }
    closed.insert(current)
    current = family
  }

  private mutating func sample(_ line: String) {
    var rest = line[...]
    let name = String(rest.prefix { $0 != "{" && $0 != " " })
    rest = rest.dropFirst(name.count)
    var labels: [(String, String)] = []
    if rest.first == "{" {
      guard let (read, end) = Self.labels(rest.dropFirst()) else { return problem(line, "its labels do not read") }
      labels = read
      rest = end
    }
    guard rest.first == " ", let value = Double(rest.dropFirst()), Self.isName(name) else {
      return problem(line, "it is no sample")
    }
    let family = types[name] == nil ? Self.base(name) : name
    begin(family, line)
    if types[family] == nil || !helps.contains(family) { problem(line, "no type or no help") }
    if types[family] == "histogram", family == name { problem(line, "a histogram has no sample of its own name") }
    if Set(labels.map(\.0)).count != labels.count { problem(line, "a label twice") }
    if samples.updateValue(value, forKey: String(line.dropLast(rest.count))) != nil { problem(line, "a series twice") }
    if name.hasSuffix("_bucket"), types[family] == "histogram" {
      guard let bound = labels.last(where: { $0.0 == "le" }).flatMap({ $0.1 == "+Inf" ? .infinity : Double($0.1) })
      else { return problem(line, "a bucket without a bound") }
      buckets[Self.series(family, labels), default: []].append((bound, value))
    }
  }

  private mutating func checkHistogram(_ family: String) {
    for (series, row) in buckets where series.hasPrefix(family + "{") || series == family {
      if row.last?.bound != .infinity { problem(series, "no bucket of all") }
      for (left, right) in zip(row, row.dropFirst()) where left.bound >= right.bound || left.count > right.count {
        problem(series, "its buckets do not grow")
      }
      let labels = series.dropFirst(family.count)
      if samples["\(family)_count\(labels)"] != row.last?.count { problem(series, "its count is not that of all") }
      if samples["\(family)_sum\(labels)"] == nil { problem(series, "no sum") }
    }
  }

  private mutating func problem(_ line: String, _ what: String) { problems.append("\(what): \(line)") }

  private static func series(_ family: String, _ labels: [(String, String)]) -> String {
    let others = labels.filter { $0.0 != "le" }.map { "\($0.0)=\"\($0.1)\"" }
    return family + (others.isEmpty ? "" : "{\(others.joined(separator: ","))}")
  }

  private static func base(_ name: String) -> String {
    for suffix in ["_bucket", "_sum", "_count"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        $0 == 0x5F || $0 == 0x3A || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
          || (0x41...0x5A).contains($0)
      }
      && !(0x30...0x39).contains(name.utf8.first!)
  }

  /// The labels up to the closing brace, their values as they were before they were escaped.
  private static func labels(_ text: Substring) -> (labels: [(String, String)], rest: Substring)? {
    var labels: [(String, String)] = []
    var rest = text
    while rest.first != "}" {
      let name = String(rest.prefix { $0 != "=" })
      guard isName(name), rest.dropFirst(name.count).hasPrefix("=\"") else { return nil }
      rest = rest.dropFirst(name.count + 2)
      var value = ""
      while let character = rest.popFirst(), character != "\"" {
        guard character == "\\" else {
          value.append(character)
          continue
        }
        guard let escaped = rest.popFirst(), "\\\"n".contains(escaped) else { return nil }
        value.append(escaped == "n" ? "\n" : escaped)
      }
      labels.append((name, value))
      if rest.first == "," { rest = rest.dropFirst() } else if rest.first != "}" { return nil }
    }
    return (labels, rest.dropFirst())
  }
}
