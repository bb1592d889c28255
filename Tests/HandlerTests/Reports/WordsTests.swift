import AcademyKit
import AcademyReports
import Testing

/// Numbers, money and days as people write them.
struct WordsTests {
  private let korean = Words(.korean)
  private let english = Words(.english)

  @Test(arguments: [
    (Int64(0), Currency.krw, "0원", "₩0"), (150_000, .krw, "150,000원", "₩150,000"), (-1234, .krw, "-1,234원", "-₩1,234"),
    (150_000, .usd, "$1,500.00", "$1,500.00"), (5, .eur, "€0.05", "€0.05"),
    (1_000_000, .jpy, "¥1,000,000", "¥1,000,000"),
  ])
  func money(_ amount: Int64, _ currency: Currency, _ inKorean: String, _ inEnglish: String) {
    #expect(korean.money(amount, currency) == inKorean)
    #expect(english.money(amount, currency) == inEnglish)
  }

  @Test(arguments: [
    (Int64(9_999), Currency.krw, "9,999원", "₩10K"), (15_000, .krw, "1.5만 원", "₩15K"),
    (12_500_000, .krw, "1,250만 원", "₩12.5M"), (320_000_000, .krw, "3.2억 원", "₩320M"),
    (123_456, .usd, "$1,235", "$1.2K"),
  ])
  func moneyInLittleRoom(_ amount: Int64, _ currency: Currency, _ inKorean: String, _ inEnglish: String) {
    #expect(english.shortMoney(amount, currency) == inEnglish)
    if currency == .krw { #expect(korean.shortMoney(amount, currency) == inKorean) }
  }

  @Test(arguments: [
    ("2026-11-23", "2026-11-29", "2026년 11월 23일 ~ 29일", "23 – 29 November 2026"),
    ("2026-11-30", "2026-12-06", "2026년 11월 30일 ~ 12월 6일", "30 November – 6 December 2026"),
    ("2026-12-28", "2027-01-03", "2026년 12월 28일 ~ 2027년 1월 3일", "28 December 2026 – 3 January 2027"),
    ("2026-11-26", "2026-11-26", "2026년 11월 26일", "26 November 2026"),
  ])
  func ranges(_ first: String, _ last: String, _ inKorean: String, _ inEnglish: String) throws {
    #expect(korean.range(try Day(first), try Day(last)) == inKorean)
    #expect(english.range(try Day(first), try Day(last)) == inEnglish)
  }

  @Test func days() throws {
    let day = try Day("2026-11-26")
    #expect(korean.shortDay(day) == "11월 26일(목)")
    #expect(english.shortDay(day) == "Thu 26 Nov")
    #expect(try korean.axis(Month("2027-02").last(4)) == ["26년 11월", "12월", "27년 1월", "2월"])
    #expect(try english.axis(Month("2027-02").last(4)) == ["Nov 2026", "Dec", "Jan 2027", "Feb"])
    #expect(try english.axis(Month("2027-02").last(3)) == ["Dec", "Jan 2027", "Feb"])
  }

  @Test(arguments: [
    ("2026-W48", "2026년 11월 23일 ~ 29일"), ("2027-W01", "2027년 1월 4일 ~ 10일"), ("2026-W01", "2025년 12월 29일 ~ 2026년 1월 4일"),
    ("2026-11", "2026년 11월"), ("2026-11-01_2026-11-10", "2026년 11월 1일 ~ 10일"), ("all", "전체 기간"),
  ])
  func periods(_ period: String, _ text: String) {
    #expect(ReportDays.text(period, korean) == text)
  }

  @Test func sharesAndTimes() {
    #expect(korean.percent(975) == "97.5%")
    #expect(korean.percent(nil) == "–")
    #expect(korean.change(917, from: 935, than: "전주", "the week before") == "전주보다 1.8%p 하락")
    #expect(english.change(935, from: 917, than: "전주", "the week before") == "up 1.8 points on the week before")
    #expect(english.change(935, from: nil, than: "전주", "the week before") == "")
    #expect(korean.duration(minutes: 155) == "2시간 35분")
    #expect(english.duration(minutes: 60) == "1 h")
    #expect(english.count(1, "건", "invoice", "invoices") == "1 invoice")
  }
}
