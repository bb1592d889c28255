import IntentJSON
import IntentModel
import Testing

@Suite("Times")
struct TimestampTests {
  @Test(
    "RFC 3339 is read to the millisecond",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.001Z", 1), ("1969-12-31T23:59:59.999Z", -1),
      ("2000-02-29T12:00:00Z", 951_825_600_000), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
      ("2026-11-21T00:23:13.123Z", 1_795_220_593_123), ("2026-11-21T09:23:13.123+09:00", 1_795_220_593_123),
      ("2026-11-20T19:23:13.123-05:00", 1_795_220_593_123), ("2026-11-21T05:53:13.123+05:30", 1_795_220_593_123),
      ("2001-09-09T01:46:40Z", 1_000_000_000_000), ("2038-01-19T03:14:08Z", 2_147_483_648_000),
      ("1900-03-01T00:00:00Z", -2_203_891_200_000), ("0001-01-01T00:00:00Z", -62_135_596_800_000),
      ("9999-12-31T23:59:59.999Z", 253_402_300_799_999), ("1970-01-01T00:00:00.1Z", 100),
      ("1970-01-01T00:00:00.12Z", 120),
      ("1970-01-01T00:00:00.123456789012345678901Z", 123), ("1970-01-01T00:00:00.9999Z", 999),
      ("1970-01-01t00:00:00z", 0), ("1970-01-01T00:00:00-00:00", 0), ("1970-01-01T23:59:00+23:59", 0),
      ("2016-12-31T23:59:60Z", 1_483_228_799_999), ("2017-01-01T08:59:60.5+09:00", 1_483_228_799_999),
    ] as [(String, Int64)])
  func read(_ text: String, _ milliseconds: Int64) throws {
    #expect(try Timestamp(rfc3339: text).milliseconds == milliseconds)
  }

  @Test(
    "what is no RFC 3339 is refused, with what is wrong",
    arguments: [
      ("", "does not give the year in 4 digits"), ("2026", #"has no "-" after the year"#),
      ("2026-11-21", "has no T between date and time"), ("2026-11-21 00:00:00Z", "has no T between date and time"),
      ("2026-13-01T00:00:00Z", "has month 13"), ("2026-00-01T00:00:00Z", "has month 0"),
      ("2026-11-31T00:00:00Z", "has day 31"),
      ("2026-02-29T00:00:00Z", "has day 29"), ("1900-02-29T00:00:00Z", "has day 29"),
      ("2026-11-00T00:00:00Z", "has day 0"),
      ("2026-11-21T24:00:00Z", "has hour 24"), ("2026-11-21T00:60:00Z", "has minute 60"),
      ("2026-11-21T00:00:61Z", "has second 61"),
      ("2026-11-21T00:00:60Z", "has second 60, which only 23:59 in UTC can have"),
      ("2026-11-21T00:00:00", "has no offset: end it with Z or +00:00"),
      ("2026-11-21T00:00:00.Z", "has no digit after the point"),
      ("2026-11-21T00:00:00+0900", #"has no ":" after the offset's hours"#),
      ("2026-11-21T00:00:00+24:00", "has offset hour 24"),
      ("2026-11-21T00:00:00Z ", "goes on after the offset"),
      (" 2026-11-21T00:00:00Z", "does not give the year in 4 digits"),
      ("0000-01-01T00:00:00Z", "has year 0"), ("26-11-21T00:00:00Z", "does not give the year in 4 digits"),
      ("2026-1-21T00:00:00Z", "does not give the month in 2 digits"),
      ("20261121T000000Z", #"has no "-" after the year"#),
      ("0001-01-01T00:00:00+00:01", "is outside of the years 1 to 9999 in UTC"),
      ("9999-12-31T23:59:59-00:01", "is outside of the years 1 to 9999 in UTC"),
      ("２０２６-11-21T00:00:00Z", "does not give the year in 4 digits"),
      ("2026-11-21T00:00Z", #"has no ":" after the minute"#),
    ])
  func refused(_ text: String, _ reason: String) {
    let error = failure { () throws(ModelError) in try Timestamp(rfc3339: text) }
    #expect(error?.code == .invalidTime)
    #expect(error?.message == "\"\(text)\" is no time: it \(reason). It takes RFC 3339, as in 2026-11-21T00:23:13.123Z")
  }

  @Test(
    "written in three forms, and read back",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z", "19700101T000000.000Z", "1970-01-01"),
      (1_795_220_593_123, "2026-11-21T00:23:13.123Z", "20261121T002313.123Z", "2026-11-21"),
      (-1, "1969-12-31T23:59:59.999Z", "19691231T235959.999Z", "1969-12-31"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z", "20000229T000000.000Z", "2000-02-29"),
      (Int64.min, "0001-01-01T00:00:00.000Z", "00010101T000000.000Z", "0001-01-01"),
      (Int64.max, "9999-12-31T23:59:59.999Z", "99991231T235959.999Z", "9999-12-31"),
    ])
  func forms(_ milliseconds: Int64, _ rfc3339: String, _ compact: String, _ day: String) throws {
    let time = Timestamp(milliseconds: milliseconds)
    #expect(time.rfc3339 == rfc3339 && time.description == rfc3339)
    #expect(time.compact == compact)
    #expect(time.day == day)
    #expect(try Timestamp(rfc3339: rfc3339) == time)
    #expect(try Timestamp(compact: compact) == time)
  }

  @Test(
    "the compact form has one spelling",
    arguments: [
      "", "20261121T002313Z", "20261121T002313.12Z", "20261121T002313.1234Z", "20261121t002313.123Z",
      "20261121T002313.123z",
      "20261321T002313.123Z", "20261121T002313,123Z", "2026-11-21T00:23:13.123Z", "20261121T002313.123é",
      "20261121T002360.123Z",
    ])
  func compactRefused(_ text: String) {
    #expect(failure { () throws(ModelError) in try Timestamp(compact: text) }?.code == .invalidTime)
  }

  @Test("every day of the calendar follows the one before")
  func calendar() throws {
    var days = 0
    for year in stride(from: 1, through: 9999, by: 7) {
      for month in 1...12 {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        let first = try Timestamp(rfc3339: "\(padded(year, 4))-\(padded(month, 2))-01T00:00:00Z")
        let last = first.adding(milliseconds: Int64(length - 1) * 86_400_000)
        days += 1
        guard last.day == "\(padded(year, 4))-\(padded(month, 2))-\(length)" else {
          Issue.record("\(last) ends month \(month) of \(year)")
          return
        }
      }
    }
    #expect(days == 1429 * 12)
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - "\(value)".count)) + "\(value)"
  }

  @Test("arithmetic, which stops at the ends")
  func arithmetic() {
    let time = Timestamp(milliseconds: 1000)
    #expect(time + .seconds(2) == Timestamp(milliseconds: 3000))
    #expect(time - .milliseconds(1) == Timestamp(milliseconds: 999))
    #expect(time + .microseconds(1999) == Timestamp(milliseconds: 1001))
    #expect(time - Timestamp.epoch == .seconds(1))
    #expect(Timestamp.epoch.milliseconds(since: time) == -1000)
    #expect(Timestamp.epoch < time)
    #expect(time.adding(milliseconds: .max) == .distantFuture)
    #expect(time.adding(milliseconds: .min) == .distantPast)
    #expect(time + .seconds(Int64.max) == .distantFuture)
    #expect(time - .seconds(Int64.max) == .distantPast)
    #expect(time - .seconds(Int64.min) == .distantFuture)
  }

  @Test("on the wire it is RFC 3339, and a wrong one is named with its path")
  func coding() throws {
    struct Job: Codable, Equatable { var runAt: Timestamp }
    let job = try JSONCoding.decode(
      Job.self, from: try JSONText(validating: #"{"run_at":"1970-01-01T01:00:00+01:00"}"#))
    #expect(job == Job(runAt: .epoch))
    #expect(try JSONCoding.encode(job).text == #"{"run_at":"1970-01-01T00:00:00.000Z"}"#)
    let wrong = try JSONText(validating: #"{"run_at":"soon"}"#)
    let error = #expect(throws: JSONError.self) { try JSONCoding.decode(Job.self, from: wrong) }
    #expect(error?.path == "run_at" && error?.code == .invalidValue)
  }
}
