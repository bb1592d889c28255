/// A number that is not negative, as people write it: `150,000`, `12.50`, `15만`, `1만 5천`, `1억 2,000만`.
struct SpokenNumber: Hashable {
  /// Its digits without the point.
  var digits: Int64
  /// How many of them stand behind the point.
  var decimals = 0

  /// The number times ten to a power; nil: that is no whole number, or too large.
  func scaled(by power: Int) -> Int64? {
    guard decimals <= power else { return nil }
    var value = digits
    for _ in decimals..<power {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  /// Reads one from the start of a text without spaces; nil: none comes next, and something may have been taken.
  static func read(_ scanner: inout WordScanner) -> SpokenNumber? {
    var total: Int64 = 0
    // A unit is smaller than the one before it: 1만 5천, never 5천 1만.
    var bound = Int64.max
    while true {
      guard let part = plain(&scanner) else { return nil }
      guard let unit = scanner.take(units) else {
        if total == 0 { return part }
        guard part.decimals == 0, part.digits < bound else { return nil }
        return sum(total, part.digits).map { SpokenNumber(digits: $0) }
      }
      guard unit < bound, part.decimals <= 4, let scaled = scaled(part, unit), let next = sum(total, scaled) else {
        return nil
      }
      total = next
      bound = unit
      var ahead = scanner
      if plain(&ahead) == nil { return SpokenNumber(digits: total) }
    }
  }

  private static let units: [(String, Int64)] = [
    ("억", 100_000_000), ("천만", 10_000_000), ("백만", 1_000_000), ("십만", 100_000), ("만", 10_000), ("천", 1000), ("백", 100),
  ]

  private static func scaled(_ part: SpokenNumber, _ unit: Int64) -> Int64? {
    let (product, overflow) = part.digits.multipliedReportingOverflow(by: unit)
    let divisor = (0..<part.decimals).reduce(1 as Int64) { product, _ in product * 10 }
    return overflow || product % divisor != 0 ? nil : product / divisor
  }

  private static func sum(_ one: Int64, _ other: Int64) -> Int64? {
    let (sum, overflow) = one.addingReportingOverflow(other)
    return overflow ? nil : sum
  }

  /// Digits, with a comma before each three or none, and a point.
  private static func plain(_ scanner: inout WordScanner) -> SpokenNumber? {
    guard var value = scanner.number(digits: 1...15) else { return nil }
    var isGrouped = false
    while value < 1000 || isGrouped {
      var ahead = scanner
      guard ahead.take(","), let group = ahead.number(digits: 3...3), value < 1_000_000_000_000 else { break }
      scanner = ahead
      isGrouped = true
      value = value * 1000 + group
    }
    var ahead = scanner
    guard ahead.take("."), let fraction = ahead.fraction() else { return SpokenNumber(digits: value) }
    scanner = ahead
    guard value < 1_000_000_000 else { return nil }
    let power = (0..<fraction.count).reduce(1 as Int64) { product, _ in product * 10 }
    return SpokenNumber(digits: value * power + fraction.value, decimals: fraction.count)
  }
}

extension WordScanner {
  /// Digits behind a point: their value, and how many they are.
  fileprivate mutating func fraction() -> (value: Int64, count: Int)? {
    for count in 1...6 {
      if let value = number(digits: count...count) { return (value, count) }
    }
    return nil
  }
}
