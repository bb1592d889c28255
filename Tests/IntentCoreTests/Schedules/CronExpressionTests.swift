import IntentModel
import Testing

@testable import IntentCore

/// Cron expressions in UTC, where no clock changes. Their runs against other implementations: ``CronOracleTests``.
@Suite struct CronExpressionTests {
  /// From a Thursday noon.
  private static let start = "2026-11-26T12:00:00Z"

  private func runs(_ text: String, after start: String = Self.start, _ count: Int = 3) throws -> [String] {
    let timeline = Timeline(.cron(try CronExpression(text)))
    var last = try Timestamp(rfc3339: start)
    var found: [String] = []
    while found.count < count, let next = timeline.next(after: last)?.at {
      found.append(String(next.rfc3339.dropLast(8)))
      last = next
    }
    return found
  }

  @Test(arguments: [
    ("* * * * *", ["2026-11-26T12:01", "2026-11-26T12:02", "2026-11-26T12:03"]),
    ("*/20 * * * *", ["2026-11-26T12:20", "2026-11-26T12:40", "2026-11-26T13:00"]),
    ("7/25 12 * * *", ["2026-11-26T12:07", "2026-11-26T12:32", "2026-11-26T12:57"]),
    ("0 22-2/2 * * *", ["2026-11-26T22:00", "2026-11-27T00:00", "2026-11-27T02:00"]),
    ("0 0 * * fri-mon", ["2026-11-27T00:00", "2026-11-28T00:00", "2026-11-29T00:00"]),
    ("0 0 * * 5-7", ["2026-11-27T00:00", "2026-11-28T00:00", "2026-11-29T00:00"]),
    ("0 0 * * 7-1", ["2026-11-29T00:00", "2026-11-30T00:00", "2026-12-06T00:00"]),
    ("0 0 * * 7/3", ["2026-11-28T00:00", "2026-11-29T00:00", "2026-12-02T00:00"]),
    ("0 0 1 NOV-feb *", ["2026-12-01T00:00", "2027-01-01T00:00", "2027-02-01T00:00"]),
    ("30 2 L * *", ["2026-11-30T02:30", "2026-12-31T02:30", "2027-01-31T02:30"]),
    ("0 0 L-2 2 ?", ["2027-02-26T00:00", "2028-02-27T00:00", "2029-02-26T00:00"]),
    ("0 9 ? * MON#2", ["2026-12-14T09:00", "2027-01-11T09:00", "2027-02-08T09:00"]),
    ("0 9 * * 5L", ["2026-11-27T09:00", "2026-12-25T09:00", "2027-01-29T09:00"]),
    ("0 9 * * FRIL,mon#1", ["2026-11-27T09:00", "2026-12-07T09:00", "2026-12-25T09:00"]),
    // Both fields of days restricted: either matches.
    ("0 0 13 * FRI", ["2026-11-27T00:00", "2026-12-04T00:00", "2026-12-11T00:00"]),
    // One starts with a star: both match.
    ("0 0 */2 * MON", ["2026-12-07T00:00", "2026-12-21T00:00", "2027-01-11T00:00"]),
    ("0 0 29 2 *", ["2028-02-29T00:00", "2032-02-29T00:00", "2036-02-29T00:00"]),
    ("0 0 * 2 THU#5", ["2052-02-29T00:00", "2080-02-29T00:00", "2120-02-29T00:00"]),
    ("@hourly", ["2026-11-26T13:00", "2026-11-26T14:00", "2026-11-26T15:00"]),
    ("@midnight", ["2026-11-27T00:00", "2026-11-28T00:00", "2026-11-29T00:00"]),
    ("@DAILY", ["2026-11-27T00:00", "2026-11-28T00:00", "2026-11-29T00:00"]),
    ("@weekly", ["2026-11-29T00:00", "2026-12-06T00:00", "2026-12-13T00:00"]),
    ("@monthly", ["2026-12-01T00:00", "2027-01-01T00:00", "2027-02-01T00:00"]),
    ("@annually", ["2027-01-01T00:00", "2028-01-01T00:00", "2029-01-01T00:00"]),
    ("@yearly", ["2027-01-01T00:00", "2028-01-01T00:00", "2029-01-01T00:00"]),
  ])
  func runsAtItsTimes(_ text: String, _ expected: [String]) throws {
    #expect(try runs(text) == expected)
    // Counted back from the last of them, the same.
    let timeline = Timeline(.cron(try CronExpression(text)))
    let newest = timeline.newest(
      3, after: try Timestamp(rfc3339: Self.start), through: try Timestamp(rfc3339: "\(expected[2]):00Z"))
    #expect(newest.map { String($0.at.rfc3339.dropLast(8)) } == expected)
  }

  @Test(arguments: [
    ("60 * * * *", ["minute: found \"60\"", "0 to 59"]), ("* 24 * * *", ["hour: found \"24\"", "0 to 23"]),
    ("* * 0 * *", ["day of month: found \"0\"", "1 to 31"]), ("* * 32 * *", ["day of month: found \"32\""]),
    ("* * * 13 *", ["month: found \"13\"", "JAN to DEC"]), ("* * * JANUARY *", ["month: found \"JANUARY\""]),
    ("* * * * 8", ["day of week: found \"8\"", "0 and 7 are Sunday"]),
    ("* * * * MON#6", ["day of week: found \"MON#6\"", "1 to 5"]),
    ("* * * * L", ["does not say the last of which day"]),
    ("* * * * L5", ["puts the L first"]), ("* * LW * *", ["not supported"]), ("* * L-31 * *", ["day of month"]),
    ("* * L/2 * *", ["takes no step"]), ("? * * * *", ["minute: found \"?\"", "only the two fields of days"]),
    ("*/0 * * * *", ["minute: found \"*/0\"", "1 to 59"]), ("*/60 * * * *", ["whose step"]),
    ("1/2/3 * * * *", ["more than one step"]), ("1-2-3 * * * *", ["which is no range"]),
    ("1,,2 * * * *", ["minute: found \"1,,2\"", "comma"]), ("-5 * * * *", ["minute: found \"-5\""]),
    ("1- * * * *", ["minute: found \"1-\""]), ("+5 * * * *", ["minute"]), ("٥ * * * *", ["minute"]),
    ("99999999999999999999 * * * *", ["minute"]), ("* * * *", ["found 4 fields", "has 5"]),
    ("0 * * * * *", ["found 6 fields", "seconds and years are not among them"]), ("", ["found 0 fields"]),
    ("@often", ["found \"@often\"", "@daily"]), ("@reboot", ["a schedule knows times, not starts"]),
    ("@daily 5", ["found \"@daily 5\""]),
    ("0 0 31 2 *", ["\"31\" with month \"2\"", "never comes"]), ("0 0 30,31 FEB *", ["never comes"]),
    ("0 0 31 4,6,9,11 ?", ["never comes"]), ("0 0 L-29 2 *", ["never comes"]),
  ])
  func saysWhatIsWrong(_ text: String, _ says: [String]) {
    let error = #expect(throws: CronError.self) { try CronExpression(text) }
    for part in says { #expect(error?.message.contains(part) == true, "\(text): \(error?.message ?? "read")") }
  }

  @Test func isWhatWasWritten() throws {
    for text in ["*/15 9-17 * jan,FEB MON-fri", "@weekly", "0 0 L-1 ? *".replacing("?", with: "*")] {
      let cron = try CronExpression(text)
      #expect(cron.text == text)
      #expect(try CronExpression(cron.text) == cron)
    }
    #expect(try CronExpression("  0\t 9 * *   1 ").text == "0 9 * * 1")
  }

  @Test func intervalsCountFromTheirAnchor() throws {
    let anchor = try Timestamp(rfc3339: "2026-11-26T12:00:07Z")
    let timeline = Timeline(.every(seconds: 900), start: anchor)
    let before = timeline.next(after: try Timestamp(rfc3339: "2020-01-01T00:00:00Z"))?.at
    #expect(before == anchor)
    #expect(timeline.next(after: anchor)?.at.rfc3339 == "2026-11-26T12:15:07.000Z")
    #expect(timeline.next(after: anchor.adding(milliseconds: 900_001))?.at.rfc3339 == "2026-11-26T12:30:07.000Z")
    // Without a start, from 1970: whoever reads the rule knows when it runs.
    let epoch = Timeline(.every(seconds: 7200))
    #expect(epoch.next(after: anchor)?.at.rfc3339 == "2026-11-26T14:00:00.000Z")
    #expect(Timeline(.every(seconds: 60), end: anchor).next(after: anchor) == nil)
    #expect(
      Timeline(.every(seconds: 60), start: anchor, end: anchor).next(after: .epoch)?.at == anchor, "both ends count")
    let newest = timeline.newest(2, after: .epoch, through: anchor.adding(milliseconds: 3_600_000))
    #expect(newest.map(\.at.rfc3339) == ["2026-11-26T12:45:07.000Z", "2026-11-26T13:00:07.000Z"])
  }

  @Test func endsWithTheCalendar() throws {
    let timeline = Timeline(.cron(try CronExpression("0 0 1 1 *")))
    #expect(timeline.next(after: try Timestamp(rfc3339: "9999-01-01T00:00:00Z")) == nil)
    #expect(timeline.next(after: .distantPast)?.at.rfc3339 == "0002-01-01T00:00:00.000Z")
    #expect(Timeline(.every(seconds: 60)).next(after: .distantFuture) == nil)
  }
}
