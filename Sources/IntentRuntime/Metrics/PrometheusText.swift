/// Text in the Prometheus exposition format, version 0.0.4.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/
struct PrometheusText {
  enum Kind: String {
    case counter, gauge, histogram
  }

  private(set) var text = ""

  /// Begins a family of samples: its name, its kind and what it means.
  mutating func family(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
  }

  /// Adds a sample.
  mutating func sample(
    _ name: String, _ labels: [(name: String, value: String)] = [], _ value: some CustomStringConvertible
  ) {
    text += name
    if !labels.isEmpty {
      text += "{"
      for (index, label) in labels.enumerated() {
        text += "\(index == 0 ? "" : ",")\(label.name)=\"\(Self.escaped(label.value, quotes: true))\""
      }
      text += "}"
    }
    text += " \(value)\n"
  }

  /// Adds the samples of a histogram of seconds.
  mutating func histogram(_ name: String, _ labels: [(name: String, value: String)] = [], _ histogram: Histogram) {
    let cumulative = histogram.cumulative
    for (bound, count) in zip(Histogram.bounds, cumulative) {
      sample(name + "_bucket", labels + [("le", Self.seconds(UInt64(bound)))], count)
    }
    let total = cumulative.last ?? 0
    sample(name + "_bucket", labels + [("le", "+Inf")], total)
    sample(name + "_sum", labels, Self.seconds(histogram.sum))
    sample(name + "_count", labels, total)
  }

  /// Nanoseconds as a decimal number of seconds, exact and as short as it can be: `0.25`.
  static func seconds(_ nanoseconds: UInt64) -> String {
    let whole = nanoseconds / 1_000_000_000
    let rest = nanoseconds % 1_000_000_000
    if rest == 0 { return String(whole) }
    var fraction = String(String(rest + 1_000_000_000).dropFirst())
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(whole).\(fraction)"
  }

  private static func escaped(_ value: String, quotes: Bool) -> String {
    guard value.utf8.contains(where: { [0x5C, 0x0A, 0x22].contains($0) }) else { return value }
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
