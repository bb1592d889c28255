/// The currencies that invoices are made out in, by ISO 4217.
public enum Currency: String, Codable, Sendable, CaseIterable {
  /// South Korean won: no decimals.
  case krw = "KRW"
  /// Japanese yen: no decimals.
  case jpy = "JPY"
  /// US dollar: two decimals.
  case usd = "USD"
  /// Euro: two decimals.
  case eur = "EUR"

  /// Digits behind the decimal point.
  public var decimals: Int {
    switch self {
    case .krw, .jpy: 0
    case .usd, .eur: 2
    }
  }
}
