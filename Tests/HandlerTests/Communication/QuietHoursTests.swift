import AcademyKit
import IntentCore
import IntentJSON
import IntentModel
import Testing

/// The academy's quiet hours: nobody is written to, and nothing is lost.
struct QuietHoursTests {
  private let key = "communication.exec.send_message"
  private let params = #"{"class_id": "math-a", "subject": "휴원 안내", "body": "내일은 쉽니다."}"#

  @Test(arguments: [
    ("21:00-08:00", "2026-11-21T11:59:59Z", nil),
    ("21:00-08:00", "2026-11-21T12:00:00Z", "2026-11-21T23:00:00.000Z"),
    ("21:00-08:00", "2026-11-21T14:59:59.999Z", "2026-11-21T23:00:00.000Z"),
    ("21:00-08:00", "2026-11-21T15:00:00Z", "2026-11-21T23:00:00.000Z"),
    ("21:00-08:00", "2026-11-21T22:59:59.999Z", "2026-11-21T23:00:00.000Z"),
    ("21:00-08:00", "2026-11-21T23:00:00Z", nil),
    ("12:30-13:15", "2026-11-21T03:30:00Z", "2026-11-21T04:15:00.000Z"),
    ("12:30-13:15", "2026-11-21T04:15:00Z", nil),
    ("00:00-06:00", "2026-11-21T15:00:00Z", "2026-11-21T21:00:00.000Z"),
    ("22:00-00:00", "2026-11-21T14:00:00Z", "2026-11-21T15:00:00.000Z"),
  ])
  func theyEndWhenTheySay(_ hours: String, _ time: String, _ end: String?) throws {
    let clock = try UTCOffset("+09:00")
    #expect(try QuietHours(hours).end(at: Timestamp(rfc3339: time), on: clock)?.rfc3339 == end)
  }

  @Test(arguments: ["21:00", "21-08", "21:00-21:00", "24:00-08:00", "21:00-08:00-09:00", ""])
  func whatIsNoneIsRefused(_ text: String) {
    #expect(throws: ModelError.self) { try QuietHours(text) }
  }

  /// An academy whose quiet hours began two hours ago and end in two, by its own clock.
  private func quiet(_ settings: String = "") async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    try setQuietHours(of: academy, from: -120, to: 120)
    if !settings.isEmpty { _ = try academy.sql(settings) }
    return academy
  }

  private func setQuietHours(of academy: TestAcademy, from: Int, to: Int) throws {
    let minute = try UTCOffset("+09:00").local(SystemClock().now()).minute
    let hours = [from, to].map { Self.text((minute + $0 + 1440) % 1440) }.joined(separator: "-")
    _ = try academy.sql("INSERT OR REPLACE INTO settings VALUES ('quiet_hours', '\(hours)')")
  }

  private static func text(_ minute: Int) -> String {
    [minute / 60, minute % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }

  private func snooze(_ academy: TestAcademy, _ key: String, _ params: String, _ uid: JobUID) async throws -> Int64 {
    let result = try await academy.run(key, try JSONText(validating: params), uid: uid)
    guard case .snoozed(let milliseconds) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    return milliseconds
  }

  @Test func theJobWaitsForTheirEnd() async throws {
    let academy = try await quiet()
    let uid = JobUID.make(at: SystemClock().now())
    let milliseconds = try await snooze(academy, key, params, uid)
    #expect((7_000_000...7_200_000).contains(milliseconds))
    #expect(academy.outbox() == [])
    #expect(try academy.count("SELECT count(*) FROM messages WHERE status = 'waiting'") == 5)
    let status = try await academy.completed("communication.query.delivery_status", json: "{}")
    #expect(status["counts"]?.text == #"{"waiting":5}"#)

    _ = try academy.sql("DELETE FROM settings WHERE name = 'quiet_hours'")
    let report = try await academy.completed(key, json: params, uid: uid)
    #expect(report["notified"]?.elements.map { $0["repeated"]?.bool } == Array(repeating: false, count: 5))
    #expect(academy.outbox().count == 5)
  }

  @Test func whatAnotherJobWaitsWithIsSentOnce() async throws {
    let academy = try await quiet()
    let event = params.dropLast() + #", "event": "closed-tomorrow"}"#
    let uids = [1, 2].map { JobUID.make(at: SystemClock().now() + .seconds($0)) }
    for uid in uids { _ = try await snooze(academy, key, String(event), uid) }
    _ = try academy.sql("DELETE FROM settings WHERE name = 'quiet_hours'")
    // The first one may have been cancelled meanwhile: the second sends, and the first finds it done.
    let second = try await academy.completed(key, json: String(event), uid: uids[1])
    #expect(Array(second["notified"]!.elements).count == 5)
    let first = try await academy.completed(key, json: String(event), uid: uids[0])
    #expect(first["skipped"]?.elements.map { $0["reason"]?.string }.first == "was told by the job job-\(uids[1])")
    #expect(academy.outbox().count == 5)
  }

  @Test func whatIsUrgentIsSent() async throws {
    let academy = try await quiet()
    try await academy.completed(key, json: params.dropLast() + #", "urgent": true}"#)
    #expect(academy.outbox().count == 5)
  }

  @Test func whichTemplatesAreUrgentIsASetting() async throws {
    let checkIn = #"{"student_id": "s-002", "at": "2024-11-22T16:20:00+09:00"}"#
    let late = "attendance.exec.notify_guardians_late"
    let day = #"{"day": "2024-11-22"}"#
    let academy = try await quiet("INSERT INTO settings VALUES ('urgent_templates', 'absent')")
    try await academy.completed("attendance.exec.check_in", json: checkIn)
    let uid = JobUID.make(at: SystemClock().now())
    _ = try await snooze(academy, late, day, uid)
    #expect(academy.outbox() == [])
    // As it is where nobody says otherwise: that a child is late is urgent.
    _ = try academy.sql("DELETE FROM settings WHERE name = 'urgent_templates'")
    try await academy.completed(late, json: day, uid: uid)
    #expect(academy.outbox().count == 1)
  }

  @Test func outsideOfThemNothingWaits() async throws {
    let academy = try await TestAcademy.sample()
    try setQuietHours(of: academy, from: 120, to: 240)
    try await academy.completed(key, json: params)
    #expect(academy.outbox().count == 5)
  }

  @Test func aSettingThatIsNoneIsSaid() async throws {
    let academy = try await quiet("UPDATE settings SET value = 'at night' WHERE name = 'quiet_hours'")
    let error = try await academy.failed(key, json: try JSONText(validating: params))
    #expect(error.kind == .permanent)
    #expect(error.message.contains("quiet_hours of the table settings"), "\(error.message)")
    #expect(academy.outbox() == [])
  }

  @Test func aBatchBeginsWhenTheyEnd() async throws {
    let academy = try await quiet()
    let bulk = "communication.exec.send_bulk"
    let result = try await academy.run(
      bulk, try JSONText(validating: #"{"all": true, "subject": "x", "body": "y"}"#))
    guard case .completed(let report) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    let start = try #require(report["starts_at"]?.string)
    let batch = try JSONText(validating: try #require(result.followUps.first).bytes)
    #expect(batch["run_at"]?.string == start)
    #expect(try Timestamp(rfc3339: start) > SystemClock().now() + .seconds(7000))
  }
}
