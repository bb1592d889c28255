import IntentJSON
import IntentModel
import Testing

@testable import IntentCore

@Suite("Days, weeks and months as people say them")
struct DayReaderTests {
  private let time = AskingFixture.time

  private func day(_ text: String, _ time: AskingTime? = nil) -> String? {
    DayReader(time: time ?? self.time).day(AskedText(text)).map { CivilDate(daysSince1970: $0).iso }
  }

  @Test(
    "a day, on Thursday the 26th of November 2026",
    arguments: [
      ("오늘", "2026-11-26"), ("금일", "2026-11-26"), ("어제", "2026-11-25"), ("그저께", "2026-11-24"), ("내일", "2026-11-27"),
      ("모레", "2026-11-28"), ("내일 모레", "2026-11-28"), ("글피", "2026-11-29"), ("3일 전", "2026-11-23"),
      ("2주 뒤", "2026-12-10"), ("10일후", "2026-12-06"), ("월요일", "2026-11-23"), ("일요일", "2026-11-29"),
      ("이번 주 토요일", "2026-11-28"), ("지난주 월요일", "2026-11-16"), ("다음주 월요일", "2026-11-30"),
      ("지지난 주 금요일", "2026-11-13"), ("지난 월요일", "2026-11-23"), ("지난 목요일", "2026-11-19"),
      ("다음 목요일", "2026-12-03"), ("다음 금요일", "2026-11-27"), ("저번주 수욜", "2026-11-18"), ("11월 21일", "2026-11-21"),
      ("11월21일", "2026-11-21"), ("1월 3일", "2027-01-03"), ("7월 1일", "2026-07-01"), ("2027년 1월 3일", "2027-01-03"),
      ("작년 11월 21일", "2025-11-21"), ("21일", "2026-11-21"), ("다음 달 3일", "2026-12-03"), ("지난달 31일", "2026-10-31"),
      ("2026-11-21", "2026-11-21"), ("2026.11.21", "2026-11-21"), ("2026/1/3", "2026-01-03"), ("11/21", "2026-11-21"),
      ("today", "2026-11-26"), ("Yesterday", "2026-11-25"), ("the day after tomorrow", "2026-11-28"),
      ("monday", "2026-11-23"), ("last monday", "2026-11-23"), ("last thursday", "2026-11-19"),
      ("next Friday", "2026-11-27"), ("this sunday", "2026-11-29"), ("on Wed", "2026-11-25"),
      ("monday last week", "2026-11-16"), ("next week's tuesday", "2026-12-01"), ("21 November", "2026-11-21"),
      ("Nov 21", "2026-11-21"), ("November 21st, 2025", "2025-11-21"), ("the 3rd of January", "2027-01-03"),
      ("3 days ago", "2026-11-23"), ("in 2 weeks", "2026-12-10"),
    ])
  func days(text: String, expected: String) {
    #expect(day(text) == expected)
  }

  @Test(
    "what is no day",
    arguments: [
      "", "김하늘", "2월 30일", "32일", "0일", "13월 1일", "2026-02-29", "2026-11", "오늘도", "월요", "last", "Nov", "32 Nov",
      "monday tuesday", "이번 달", "11월 31일", "999999999999999999999일", "next week",
    ])
  func noDays(text: String) {
    #expect(day(text) == nil)
  }

  @Test("today goes by the zone's clocks")
  func zones() {
    let late = Timestamp(milliseconds: 1_795_654_800_000 + 14 * 3_600_000)
    #expect(day("오늘", AskingTime(now: late, zone: AskingFixture.seoul)) == "2026-11-27")
    #expect(day("오늘", AskingTime(now: late, zone: .utc)) == "2026-11-26")
  }

  @Test(
    "a week is its Monday",
    arguments: [
      ("이번 주", "2026-11-23"), ("지난주", "2026-11-16"), ("다음 주", "2026-11-30"), ("금주", "2026-11-23"),
      ("last week", "2026-11-16"), ("this week", "2026-11-23"), ("11월 3일", "2026-11-02"), ("2026-11-29", "2026-11-23"),
      ("the week of Nov 21", "2026-11-16"), ("11월 21일 주", "2026-11-16"),
    ])
  func weeks(text: String, expected: String) {
    let monday = WeekReader(time: time).monday(AskedText(text))
    #expect(monday.map { CivilDate(daysSince1970: $0).iso } == expected)
  }

  @Test(
    "a month",
    arguments: [
      ("이번 달", "2026-11"), ("이번달", "2026-11"), ("지난달", "2026-10"), ("다음 달", "2026-12"), ("지지난달", "2026-09"),
      ("11월", "2026-11"), ("1월", "2027-01"), ("5월", "2026-05"), ("6월", "2026-06"), ("2025년 3월", "2025-03"),
      ("작년 12월", "2025-12"), ("2026-11", "2026-11"), ("2026/3", "2026-03"), ("last month", "2026-10"),
      ("November", "2026-11"), ("Feb", "2027-02"), ("march 2025", "2025-03"), ("sept", "2026-09"),
    ])
  func months(text: String, expected: String) {
    #expect(MonthReader(time: time).month(AskedText(text)) == expected)
  }

  @Test("what is no month", arguments: ["", "13월", "0월", "2026-13", "11월 21일", "달", "last", "2026", "month"])
  func noMonths(text: String) {
    #expect(MonthReader(time: time).month(AskedText(text)) == nil)
  }

  @Test("January comes after December")
  func turnOfTheYear() {
    let december = AskingTime(now: Timestamp(milliseconds: 1_798_675_200_000), zone: .utc)
    #expect(MonthReader(time: december).month(AskedText("다음 달")) == "2027-01")
    #expect(MonthReader(time: december).month(AskedText("1월")) == "2027-01")
    #expect(day("다음 달 3일", december) == "2027-01-03")
  }
}
