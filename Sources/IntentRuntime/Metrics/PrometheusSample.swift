/// One line of a metrics file of ours, taken apart.
struct PrometheusSample {
  let name: Substring
  let value: Substring
  private let labels: [(name: Substring, value: String)]

  /// nil: it is no such line.
  init?(_ line: some StringProtocol) {
    let line = Substring(line)
    guard let space = line.lastIndex(of: " "), space > line.startIndex else { return nil }
    value = line[line.index(after: space)...]
    let series = line[..<space]
    guard let brace = series.firstIndex(of: "{") else {
      guard !value.isEmpty, !series.contains(where: \.isWhitespace) else { return nil }
      (name, labels) = (series, [])
      return
    }
    guard !value.isEmpty, series.hasSuffix("\"}") else { return nil }
    name = series[..<brace]
    var labels: [(name: Substring, value: String)] = []
    var rest = series[series.index(after: brace)...].dropLast()
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let name = rest[..<equals]
      guard let (value, end) = Self.quoted(rest[rest.index(after: equals)...]) else { return nil }
      labels.append((name, value))
      rest = rest[end...]
      if rest.first == "," { rest = rest.dropFirst() } else if !rest.isEmpty { return nil }
    }
    self.labels = labels
  }

  subscript(label: String) -> String? { labels.first { $0.name == label }?.value }

  /// What the samples of one histogram have in common.
  var series: String {
    var family = name
    for suffix in ["_bucket", "_sum", "_count"] where family.hasSuffix(suffix) {
      family = family.dropLast(suffix.count)
      break
    }
    return "\(family) \(self["intent"] ?? "")"
  }

  /// A decimal number of seconds as nanoseconds, exactly; nil: it is none.
  var nanoseconds: UInt64? {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = UInt64(parts[0]) else { return nil }
    let (product, overflow) = whole.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return nil }
    guard parts.count == 2 else { return product }
    guard parts[1].count <= 9, let fraction = UInt64(parts[1] + String(repeating: "0", count: 9 - parts[1].count))
    else { return nil }
    let (sum, tooMuch) = product.addingReportingOverflow(fraction)
    return tooMuch ? nil : sum
  }

  /// A value in quotes, and where it ends.
  private static func quoted(_ text: Substring) -> (value: String, end: Substring.Index)? {
    guard text.first == "\"" else { return nil }
    var value = ""
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      let character = text[index]
      index = text.index(after: index)
      if character == "\"" { return (value, index) }
      guard character == "\\" else {
        value.append(character)
        continue
      }
      guard index < text.endIndex else { return nil }
      value.append(text[index] == "n" ? "\n" : text[index])
      index = text.index(after: index)
    }
    return nil
  }
}
