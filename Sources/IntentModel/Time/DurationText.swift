public import IntentJSON

/// A length of time as people write it: `250ms`, `30s`, `1.5s`, `5m`, `2h`, `1d`, or a JSON number of seconds.
///
/// Never negative. It prints in the largest unit that gives a whole number (`90m`, not `1.5h`), or in seconds with
/// a fraction; what it prints it reads back exactly.
public struct DurationText: Sendable, Hashable {
  /// The length in milliseconds.
  public let milliseconds: Int64

  /// A length by its milliseconds; below 0 it is 0.
  public init(milliseconds: Int64) {
    self.milliseconds = max(0, milliseconds)
  }

  /// Reads a number with a unit. A fraction is cut off after the millisecond.
  public init(_ text: String) throws(ModelError) {
    let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard let unit = Self.units.first(where: { $0.name == text[number.endIndex...] })?.milliseconds,
      let milliseconds = Self.parse(number, unit: unit)
    else { throw Self.invalid(quoted(text)) }
    self.init(milliseconds: milliseconds)
  }

  /// Reads a string with a unit, or a number of seconds without an exponent.
  public init(_ json: JSONText) throws(ModelError) {
    if let text = json.string {
      try self.init(text)
    } else if json.kind == .number, let milliseconds = Self.parse(json.text[...], unit: 1000) {
      self.init(milliseconds: milliseconds)
    } else {
      throw Self.invalid(json.kind == .number ? json.text : "this \(json.kind.rawValue)")
    }
  }

  /// The length as the standard library has it.
  public var duration: Duration { .milliseconds(milliseconds) }

  private static let units: [(name: String, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Digits, then maybe a point and digits; nil if it is not that, or too long for Int64. Exact.
  private static func parse(_ number: Substring, unit: Int64) -> Int64? {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Alphabet.isDigit) }),
      let whole = Int64(parts[0])
    else { return nil }
    let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
    // Twelve digits are more than a day has milliseconds; the rest cannot show.
    let digits = parts.count == 2 ? parts[1].prefix(12).utf8.map { Int64($0 - UInt8(ascii: "0")) } : []
    var (fraction, scale): (Int64, Int64) = (0, 1)
    for digit in digits { (fraction, scale) = (fraction * 10 + digit, scale * 10) }
    let part = Int64(Int128(fraction) * Int128(unit) / Int128(scale))
    let (sum, tooMuch) = product.addingReportingOverflow(part)
    return overflow || tooMuch ? nil : sum
  }

  private static func invalid(_ found: String) -> ModelError {
    ModelError(
      .invalidDuration,
      "\(found) is no duration: it takes 250ms, 30s, 1.5s, 5m, 2h or 1d in quotes, or a number of seconds")
  }
}

extension DurationText: CustomStringConvertible {
  /// Such as `5m` or `1.5s`.
  public var description: String {
    if milliseconds == 0 { return "0s" }
    for unit in Self.units where milliseconds % unit.milliseconds == 0 && (unit.name != "ms" || milliseconds < 1000) {
      return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }
    var fraction = String(String(milliseconds % 1000 + 1000).dropFirst())
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(milliseconds / 1000).\(fraction)s"
  }
}
