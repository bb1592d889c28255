import Testing

@testable import IntentCore

@Suite("Money and numbers as people say them")
struct AmountReaderTests {
  @Test(
    "an amount, in whole minor units",
    arguments: [
      ("150,000원", 150_000, "KRW"), ("150000", 150_000, nil), ("15만원", 150_000, "KRW"), ("15만 원", 150_000, "KRW"),
      ("1만 5천원", 15_000, "KRW"), ("1만5천", 15_000, nil), ("3천원", 3000, "KRW"), ("1억 2,000만원", 120_000_000, "KRW"),
      ("2천만원", 20_000_000, "KRW"), ("1.5만원", 15_000, "KRW"), ("15만 5,000원", 155_000, "KRW"),
      ("KRW 150000", 150_000, "KRW"),
      ("₩150,000", 150_000, "KRW"), ("$12.50", 1250, "USD"), ("12달러", 1200, "USD"), ("12.5 USD", 1250, "USD"),
      ("usd 1,250.00", 125_000, "USD"), ("3,000엔", 3000, "JPY"), ("150000원정", 150_000, "KRW"), ("0원", 0, "KRW"),
    ] as [(String, Int64, String?)])
  func amounts(text: String, minor: Int64, currency: String?) {
    #expect(
      AmountReader.amount(AskedText(text), usual: "KRW") == SpokenMoney(minorUnits: minor, currency: currency))
  }

  @Test(
    "what is no amount",
    arguments: [
      "", "원", "-5원", "0.5원", "12.345 USD", "1,50원", "1,0000원", "5천 1만원", "만원", "150000원 150000", "십만원", "1e5",
      "9999999999999999999원", "92233720368547759만원", "1.23456만원", "KRW", "150,000 원어치",
    ])
  func noAmounts(text: String) {
    #expect(AmountReader.amount(AskedText(text), usual: "KRW") == nil)
  }

  @Test("the usual currency says how many decimals a bare number has")
  func usualCurrency() {
    #expect(AmountReader.amount(AskedText("12.50"), usual: "USD")?.minorUnits == 1250)
    #expect(AmountReader.amount(AskedText("12.50"), usual: "KRW") == nil)
  }
}
