import IntentJSON
import IntentModel
import Testing

@testable import IntentCore

@Suite struct ScheduleReaderTests {
  private static let job = #""job":{"intent_key":"a.exec.b","intent_params":{"price":1.10}}"#

  private func read(_ text: String) throws -> Schedule {
    try ScheduleReader.read(Array(text.utf8), name: ScheduleName("nightly"))
  }

  @Test func defaults() throws {
    let schedule = try read("{\"cron\":\"0 2 * * *\",\(Self.job)}")
    #expect(schedule.rule == .cron(try CronExpression("0 2 * * *")))
    #expect(schedule.timezone == "UTC")
    #expect(schedule.missed == .latest)
    #expect(schedule.overlap == .queue)
    #expect(schedule.isEnabled)
    #expect(schedule.jitter == nil && schedule.start == nil && schedule.end == nil && schedule.summary == nil)
    #expect(schedule.key.text == "a.exec.b")
  }

  @Test func everything() throws {
    let schedule = try read(
      #"""
      {"every": "90s", "timezone": "Asia/Seoul", "missed": {"all": 10}, "overlap": "skip", "jitter": 5,
       "start": "2026-12-01T00:00:00+09:00", "end": "2027-01-01T00:00:00Z", "enabled": false, "description": "마감",
       "job": {"intent_key": "a.exec.b", "intent_params": {}, "tenant_id": "t", "priority": 9, "max_retries": 0,
               "unique_key": "u", "on_success": {"intent_key": "a.exec.c", "intent_params": {}}, "note": [1]}}
      """#)
    #expect(schedule.rule == .every(seconds: 90))
    #expect(schedule.missed == .all(10))
    #expect(schedule.overlap == .skip)
    #expect(schedule.jitter?.milliseconds == 5000)
    #expect(schedule.start?.rfc3339 == "2026-11-30T15:00:00.000Z")
    #expect(!schedule.isEnabled)
    #expect(schedule.summary == "마감")
    let job = schedule.job(for: Occurrence(schedule.name, at: schedule.start!))
    let text = try JSONText(validating: job.bytes)
    #expect(text["on_success"]?["intent_key"]?.string == "a.exec.c")
    #expect(text["note"]?.text == "[1]")
    #expect(try read("{\"cron\":\"@daily\",\"missed\":\"all\",\(Self.job)}").missed == .all(100))
    #expect(try read("{\"cron\":\"@daily\",\"missed\":\"none\",\"jitter\":null,\(Self.job)}").missed == .none)
  }

  @Test(arguments: [
    ("{", "", "not valid JSON"), ("[]", "", "expected a schedule"), ("{\(job)}", "cron", "is missing"),
    ("{\"cron\":\"@daily\"}", "job", "is missing"), ("{\"cron\":\"@daily\",\"job\":7}", "job", "expected a job"),
    ("{\"cron\":\"@daily\",\"every\":\"1m\",\(job)}", "every", "one of them"),
    ("{\"cron\":\"61 * * * *\",\(job)}", "cron", "minute: found \"61\""),
    ("{\"cron\":5,\(job)}", "cron", "the number 5"),
    ("{\"every\":\"0s\",\(job)}", "every", "whole seconds"),
    ("{\"every\":\"1500ms\",\(job)}", "every", "whole seconds"),
    ("{\"every\":\"5 minutes\",\(job)}", "every", "whole seconds"),
    ("{\"every\":\"4000d\",\(job)}", "every", "at most"),
    ("{\"cron\":\"@daily\",\"time_zone\":\"UTC\",\(job)}", "time_zone", "did you mean \"timezone\"?"),
    ("{\"cron\":\"@daily\",\"intent_key\":\"a.exec.b\",\(job)}", "intent_key", "stands in \"job\""),
    ("{\"cron\":\"@daily\",\"colour\":1,\(job)}", "colour", "known are cron"),
    ("{\"cron\":\"@daily\",\"timezone\":9,\(job)}", "timezone", "IANA"),
    ("{\"cron\":\"@daily\",\"missed\":\"last\",\(job)}", "missed", "\"latest\""),
    ("{\"cron\":\"@daily\",\"missed\":{\"all\":0},\(job)}", "missed", "1 to 10000"),
    ("{\"cron\":\"@daily\",\"missed\":{\"all\":5,\"x\":1},\(job)}", "missed", "an object"),
    ("{\"cron\":\"@daily\",\"overlap\":\"drop\",\(job)}", "overlap", "\"skip\""),
    ("{\"cron\":\"@daily\",\"jitter\":\"-5s\",\(job)}", "jitter", "a duration"),
    ("{\"cron\":\"@daily\",\"start\":\"tomorrow\",\(job)}", "start", "RFC 3339"),
    ("{\"every\":\"5s\",\"start\":\"2026-01-01T00:00:00.5Z\",\(job)}", "start", "a whole second"),
    (
      "{\"cron\":\"@daily\",\"start\":\"2026-01-02T00:00:00Z\",\"end\":\"2026-01-01T00:00:00Z\",\(job)}", "end",
      "before"
    ),
    ("{\"cron\":\"@daily\",\"enabled\":\"yes\",\(job)}", "enabled", "true or false"),
    ("{\"cron\":\"@daily\",\"description\":1,\(job)}", "description", "a string"),
    ("{\"cron\":\"@daily\",\"job\":{\"intent_params\":{}}}", "job.intent_key", "is missing"),
    ("{\"cron\":\"@daily\",\"job\":{\"intent_key\":\"b\",\"intent_params\":{}}}", "job.intent_key", "b"),
    (
      "{\"cron\":\"@daily\",\"job\":{\"intent_key\":\"a.exec.b\",\"intent_params\":{},\"id\":\"x\"}}", "job.id",
      "its own"
    ),
    (
      "{\"cron\":\"@daily\",\"job\":{\"intent_key\":\"a.exec.b\",\"intent_params\":{},\"run_at\":null}}", "job.run_at",
      "its own"
    ),
    (
      "{\"cron\":\"@daily\",\"job\":{\"intent_key\":\"a.exec.b\",\"intent_params\":{},\"status\":\"failed\"}}",
      "job.status", "only the runtime"
    ),
    (
      "{\"cron\":\"@daily\",\"job\":{\"intent_key\":\"a.exec.b\",\"intent_params\":{},\"priority\":10}}",
      "job.priority",
      "0 to 9"
    ),
  ])
  func saysWhatIsWrong(_ text: String, _ field: String, _ says: String) {
    let error = #expect(throws: ScheduleError.self) { try read(text) }
    #expect(error?.field == field)
    #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
    #expect(field.isEmpty || error?.message.contains("\(field): \(field)") == false, "\(error?.message ?? "")")
    #expect(error?.isUnfinished == (text == "{"))
  }

  @Test func namesThatFitAnID() throws {
    let longest = String(repeating: "n", count: ScheduleName.maximumLength)
    let name = try ScheduleName(longest)
    _ = try JobID(Occurrence(manual: name, at: .distantFuture).id.text)
    for wrong in ["", ".a", "a/b", "마감", longest + "n"] {
      #expect(throws: ModelError.self) { try ScheduleName(wrong) }
    }
  }

  @Test func aRunHasAnIdentity() throws {
    let name = try ScheduleName("closing")
    let at = try Timestamp(rfc3339: "2026-11-30T17:00:00Z")
    #expect(Occurrence(name, at: at).id.text == "closing.20261130T170000Z")
    #expect(Occurrence(manual: name, at: at).id.text == "closing.20261130T170000.000Z")
    let schedule = try read("{\"cron\":\"@daily\",\"jitter\":\"10m\",\(Self.job)}")
    var delays: [Int64] = []
    for day in 1...200 {
      let occurrence = Occurrence(schedule.name, at: at.adding(milliseconds: Int64(day) * 86_400_000))
      let delay = occurrence.delay(jitter: schedule.jitter)
      #expect((0..<600_000).contains(delay))
      #expect(delay == occurrence.delay(jitter: schedule.jitter))
      delays.append(delay)
      let text = try JSONText(validating: schedule.job(for: occurrence).bytes)
      #expect(text["run_at"]?.string == occurrence.at.adding(milliseconds: delay).rfc3339)
      #expect(text["schedule"]?["name"]?.string == "nightly")
      #expect(text["schedule"]?["at"]?.string == occurrence.at.rfc3339)
      #expect(text["intent_params"]?.text == #"{"price":1.10}"#)
    }
    // Spread over the ten minutes, each of which some run starts in.
    #expect(Set(delays.map { $0 / 60_000 }).count == 10)
  }
}
