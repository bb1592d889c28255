public import AcademyKit

extension Words {
  /// `150,000원` in Korean, else by the currency's sign: `₩150,000`, `$1,500.00`.
  public func money(_ amount: Int64, _ currency: Currency) -> String {
    let text = plain(amount.magnitude, currency)
    let sign = amount < 0 ? "-" : ""
    if currency == .krw, language == .korean { return sign + text + "원" }
    return sign + Self.sign(of: currency) + text
  }

  /// An amount in little room: `1,250만 원`, `₩12.5M`.
  public func shortMoney(_ amount: Int64, _ currency: Currency) -> String {
    let whole = Int(amount.magnitude) / (currency.decimals == 2 ? 100 : 1)
    let sign = amount < 0 ? "-" : ""
    let units: [(Int, String)] =
      language == .korean ? [(100_000_000, "억"), (10_000, "만")] : [(1_000_000, "M"), (1000, "K")]
    let short = units.first { whole >= $0.0 }.map { Self.rounded(whole, $0.0, self) + $0.1 } ?? number(whole)
    if currency == .krw, language == .korean { return sign + short + (whole < 10_000 ? "원" : " 원") }
    return sign + Self.sign(of: currency) + short
  }

  /// An amount as spreadsheets take it: `150000`, `1500.00`.
  public static func decimal(_ amount: Int64, _ currency: Currency) -> String {
    guard currency.decimals == 2 else { return String(amount) }
    let cents = amount.magnitude % 100
    return "\(amount < 0 ? "-" : "")\(amount.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  private func plain(_ amount: UInt64, _ currency: Currency) -> String {
    guard currency.decimals == 2 else { return number(Int(amount)) }
    let cents = amount % 100
    return "\(number(Int(amount / 100))).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// With one digit behind the point, unless it is zero or the number is long enough without.
  private static func rounded(_ number: Int, _ unit: Int, _ words: Words) -> String {
    let tenths = (number * 10 + unit / 2) / unit
    return tenths >= 1000 || tenths % 10 == 0 ? words.number((tenths + 5) / 10) : "\(tenths / 10).\(tenths % 10)"
  }

  private static func sign(of currency: Currency) -> String {
    switch currency {
    case .krw: "₩"
    case .jpy: "¥"
    case .usd: "$"
    case .eur: "€"
    }
  }
}
