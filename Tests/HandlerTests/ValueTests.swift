import IntentModel
import Testing

@testable import AcademyKit

/// Days, times, money and names.
struct ValueTests {
  /// Weeks as `date +%G-W%V` has them, at the turns of years and in leap years.
  @Test(arguments: [
    ("1970-01-01", "1970-W01", Weekday.thursday), ("2020-12-31", "2020-W53", .thursday),
    ("2021-01-03", "2020-W53", .sunday),
    ("2021-01-04", "2021-W01", .monday), ("2024-02-29", "2024-W09", .thursday), ("2024-12-30", "2025-W01", .monday),
    ("2026-11-21", "2026-W47", .saturday), ("1969-12-31", "1970-W01", .wednesday),
    ("2000-03-01", "2000-W09", .wednesday),
  ])
  func daysAreOfTheirWeek(_ text: String, _ week: String, _ weekday: Weekday) throws {
    let day = try Day(text)
    #expect(day.isoWeek == week)
    #expect(day.weekday == weekday)
    #expect(Day(number: day.number) == day)
  }

  @Test func dayNumbersAndTextsAgree() throws {
    for number in stride(from: -200_000, through: 200_000, by: 37) {
      #expect(try Day(Day(number: number).text).number == number)
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-1-01", "0000-01-01", "", "20261121", "+026-11-21",
  ])
  func whatIsNoDayIsRefused(_ text: String) {
    #expect(throws: ModelError.self) { try Day(text) }
  }

  @Test(arguments: [
    ("+09:00", "2026-11-20T14:59:00Z", "2026-11-20", 1439), ("+09:00", "2026-11-20T15:00:00Z", "2026-11-21", 0),
    ("-05:30", "2026-01-01T00:00:00Z", "2025-12-31", 1110), ("+00:00", "1969-12-31T23:59:59Z", "1969-12-31", 1439),
  ])
  func theClockIsTheAcademys(_ offset: String, _ time: String, _ day: String, _ minute: Int) throws {
    let local = try UTCOffset(offset).local(Timestamp(rfc3339: time))
    #expect(local.day.text == day)
    #expect(local.minute == minute)
  }

  @Test(arguments: [
    (Money(0, .krw), "0원", "KRW 0"), (Money(150_000, .krw), "150,000원", "KRW 150,000"),
    (Money(5, .usd), "USD 0.05", "USD 0.05"), (Money(-123_456, .eur), "EUR -1,234.56", "EUR -1,234.56"),
    (Money(1_000_000_000_000, .jpy), "JPY 1,000,000,000,000", "JPY 1,000,000,000,000"),
  ])
  func moneyIsWrittenWhole(_ money: Money, _ korean: String, _ english: String) {
    #expect(money.text(in: .korean) == korean)
    #expect(money.text(in: .english) == english)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a\r\n\r\n\"x\r\ny\"\r\n", [["a"], ["x\r\ny"]]),
    ("a,,\n", [["a", "", ""]]),
    ("\"\"\"\",b", [["\"", "b"]]), ("", []), ("\n\n", []), ("\u{FEFF}a", [["a"]]), ("a,", [["a", ""]]),
    ("\"a\"\n\"b\"", [["a"], ["b"]]),
  ])
  func filesAreReadByTheRules(_ text: String, _ rows: [[String]]) {
    let read = Array(CSVReader(Array(text.utf8)))
    #expect(read.map(\.fields) == rows)
    #expect(read.allSatisfy { $0.problem == nil })
  }

  @Test(arguments: [
    ("ok\na\"b\nok", 2), ("ok\n\"a\"b\nok", 2), ("\"x\ny\"\na\rb\nok", 3), ("ok\n\n\"open\nok", 3),
  ])
  func whatBreaksTheRulesHasItsLine(_ text: String, _ line: Int) {
    let read = Array(CSVReader(Array(text.utf8)))
    #expect(read.filter { $0.problem != nil }.map(\.line) == [line])
  }

  @Test func otherEncodingsAreTold() {
    // "김" in CP949, as spreadsheets in Korea save it.
    let read = Array(CSVReader(Array("a,b\n".utf8) + [0xB1, 0xE8, 0x2C, 0x31, 0x0A] + Array("c,d\n".utf8)))
    #expect(read[1].problem?.contains("not UTF-8") == true)
    #expect(read[2].fields == ["c", "d"])
  }
}
