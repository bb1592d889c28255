/// An amount of money: whole minor units (won, cents), never a fraction.
public struct Money: Sendable, Hashable, Codable {
  /// Minor units: 150000 is 150,000 won, and 1,500.00 dollars.
  public var amount: Int64
  /// The currency.
  public var currency: Currency

  /// The largest amount that one invoice or payment may have, which catches a slip of the finger.
  public static let largest: Int64 = 1_000_000_000_000

  /// An amount from its parts.
  public init(_ amount: Int64, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  /// For reading: `150,000원` in Korean, `KRW 150,000` or `USD 1,500.00` elsewhere.
  public func text(in language: Language) -> String {
    if currency == .krw, language == .korean { return digits + "원" }
    return "\(currency.rawValue) \(digits)"
  }

  private var digits: String {
    var digits = String(amount.magnitude)
    let decimals = currency.decimals
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    let (whole, fraction) = (digits.dropLast(decimals), digits.suffix(decimals))
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (amount < 0 ? "-" : "") + grouped + (decimals == 0 ? "" : ".") + fraction
  }
}
