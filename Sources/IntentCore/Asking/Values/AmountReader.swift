/// Reads an amount of money: `150,000원`, `15만원`, `1만 5천원`, `KRW 150000`, `$12.50`, `12달러`.
///
/// The answer is in whole minor units: 150000 is 150,000 won, and 1,500.00 dollars. An amount that the currency has no coin
/// for (`12.345 USD`, `0.5원`) is none.
enum AmountReader {
  /// nil: the text is no amount.
  ///
  /// - Parameter usual: The currency where none is named.
  static func amount(_ text: AskedText, usual: String) -> SpokenMoney? {
    WordScanner.whole(text.compact) { scanner in
      var currency = scanner.take(signs) ?? scanner.take(codes)
      guard let number = SpokenNumber.read(&scanner) else { return nil }
      if currency == nil { currency = scanner.take(units) ?? scanner.take(codes) }
      _ = scanner.take("정")
      guard let minor = number.scaled(by: minorDigits(currency ?? usual)) else { return nil }
      return SpokenMoney(minorUnits: minor, currency: currency)
    }
  }

  /// Whether a text is the code of a currency that is known here.
  static func isCurrency(_ code: String) -> Bool { known.contains(code) }

  static let known = ["KRW", "USD", "EUR", "JPY", "CNY", "GBP", "VND"]

  private static let codes = known.map { ($0.lowercased(), $0) }
  private static let signs = [("₩", "KRW"), ("$", "USD"), ("€", "EUR"), ("¥", "JPY"), ("£", "GBP"), ("₫", "VND")]
  private static let units = [
    ("원", "KRW"), ("달러", "USD"), ("불", "USD"), ("유로", "EUR"), ("엔", "JPY"), ("위안", "CNY"), ("파운드", "GBP"), ("동", "VND"),
    ("won", "KRW"), ("dollars", "USD"), ("dollar", "USD"), ("euros", "EUR"), ("euro", "EUR"), ("yen", "JPY"),
    ("yuan", "CNY"), ("pounds", "GBP"), ("dong", "VND"), ("₩", "KRW"), ("$", "USD"), ("€", "EUR"),
  ]

  private static func minorDigits(_ currency: String) -> Int {
    switch currency {
    case "KRW", "JPY", "VND": 0
    default: 2
    }
  }
}
