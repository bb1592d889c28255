import IntentCore
import IntentJSON
import IntentModel
import Testing

/// `report.exec.schedule_delivery`: one chain an order.
struct ScheduleDeliveryTests {
  private let schedule = "report.exec.schedule_delivery"
  private let order =
    #"{"kind": "weekly_attendance", "every": "week", "emails": ["director@example.org"], "requested_by": "원장"}"#

  private struct Turn {
    var report: JSONText
    var followUps: [JSONText]
    var keys: [String?] { followUps.map { $0["intent_key"]?.string } }
  }

  private func run(_ academy: TestAcademy, _ params: String, uid: JobUID = .make(at: SystemClock().now())) async throws
    -> Turn
  {
    let result = try await academy.run(schedule, try JSONText(validating: params), uid: uid)
    guard case .completed(let report) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    return Turn(report: report, followUps: try result.followUps.map { try JSONText(validating: $0.bytes) })
  }

  /// Makes the order's turn one of the past: 23 November 2026, 08:00 in Seoul, which is about the week before.
  private func due(_ academy: TestAcademy) throws -> String {
    _ = try academy.sql("UPDATE report_deliveries SET next_at = '2026-11-22T23:00:00.000Z'")
    return #"{"delivery_id": "weekly_attendance-week", "due": "2026-11-22T23:00:00.000Z"}"#
  }

  private func dump(_ academy: TestAcademy) throws -> [String] {
    try academy.sql("SELECT id, next_at, ended_at FROM report_deliveries")
  }

  @Test func anOrderSubmitsItsFirstTurn() async throws {
    let academy = try await ReportAcademy().academy
    let ordered = try await run(academy, order)
    let next = try #require(ordered.report["next_at"]?.string)
    let time = try Timestamp(rfc3339: next)
    #expect(time > SystemClock().now())
    #expect(next.hasSuffix("T23:00:00.000Z"), "08:00 in Seoul")
    #expect((time.milliseconds / 86_400_000 + 4) % 7 == 0, "a Sunday in UTC, which is Monday in Seoul")
    #expect(ordered.keys == [schedule])
    #expect(ordered.followUps[0]["run_at"]?.string == next)
    #expect(
      ordered.followUps[0]["intent_params"]?.text
        == #"{"delivery_id":"weekly_attendance-week","due":"\#(next)","requested_by":"원장"}"#)
  }

  @Test func aTurnMakesTheReportMailsItAndGoesOn() async throws {
    let academy = try await ReportAcademy().academy
    try await academy.completed(schedule, json: order)
    let turn = try await run(academy, try due(academy))
    #expect(turn.report["state"]?.string == "made")
    #expect(turn.report.at("report.id")?.string == "weekly_attendance-2026-W47-ko")
    #expect(turn.keys == ["report.exec.deliver", schedule])
    let next = try #require(turn.report["next_at"]?.string)
    #expect(turn.followUps[1]["run_at"]?.string == next)
    #expect(try dump(academy) == ["weekly_attendance-week|\(next)|"])
    #expect(try Timestamp(rfc3339: next) > SystemClock().now(), "turns that were missed are not made up for")
    let mail = try #require(turn.followUps[0]["intent_params"])
    try await academy.completed("report.exec.deliver", json: mail.text)
    #expect(academy.outbox().count == 1)
  }

  @Test func aTurnIsTakenOnceHoweverManyJobsAndAttempts() async throws {
    let academy = try await ReportAcademy().academy
    try await academy.completed(schedule, json: order)
    let params = try due(academy)
    let uid = JobUID.make(at: SystemClock().now())
    let first = try await run(academy, params, uid: uid)
    let again = try await run(academy, params, uid: uid)
    // An attempt that is repeated submits what the first one would have: the runtime keeps those of one.
    #expect(again.report == first.report)
    #expect(again.followUps.map { $0["intent_params"]?.text } == first.followUps.map { $0["intent_params"]?.text })
    let other = try await run(academy, params)
    #expect(other.report["state"]?.string == "not_its_turn")
    #expect(other.followUps.isEmpty)
  }

  @Test func theSameOrderAgainIsOneChain() async throws {
    let academy = try await ReportAcademy().academy
    let first = try await run(academy, order)
    let second = try await run(academy, order)
    #expect(first.report == second.report)
    #expect(try academy.count("SELECT count(*) FROM report_deliveries") == 1)
    // Both wait for the same time; whichever comes second finds the turn taken.
    let params = try due(academy)
    let turns = [try await run(academy, params), try await run(academy, params)]
    #expect(turns.map { $0.followUps.count } == [2, 0])
  }

  @Test func aChangedOrderLeavesItsOldTurnBehind() async throws {
    let academy = try await ReportAcademy().academy
    try await academy.completed(schedule, json: order)
    let old = try due(academy)
    try await academy.completed(
      schedule, json: #"{"kind": "weekly_attendance", "every": "week", "at": "18:30", "emails": ["b@example.org"]}"#)
    #expect(try await run(academy, old).report["state"]?.string == "not_its_turn")
    #expect(try dump(academy)[0].contains("T09:30:00.000Z"))
  }

  @Test func theEndEndsIt() async throws {
    let academy = try await ReportAcademy().academy
    try await academy.completed(schedule, json: order)
    let params = try due(academy)
    let end = #"{"delivery_id": "weekly_attendance-week", "end": true}"#
    #expect(try await run(academy, end).report["state"]?.string == "ended")
    let turn = try await run(academy, params)
    #expect(turn.report["state"]?.string == "not_its_turn")
    #expect(turn.followUps.isEmpty)
    let error = try await academy.failed(schedule, json: try JSONText(validating: end))
    #expect(error.message.contains("has ended already"))
  }

  @Test func aWeekWithoutLessonsDoesNotEndTheChain() async throws {
    let academy = try await ReportAcademy().academy
    try await academy.completed(schedule, json: order)
    _ = try academy.sql("DELETE FROM attendance")
    let turn = try await run(academy, try due(academy))
    #expect(turn.report["state"]?.string == "skipped")
    #expect(turn.report["problem"]?.string?.contains("no attendance is recorded") == true)
    #expect(turn.keys == [schedule])
  }

  @Test func aTurnThatComesEarlyWaits() async throws {
    let academy = try await ReportAcademy().academy
    try await academy.completed(schedule, json: order)
    let before = try dump(academy)
    let result = try await academy.run(
      schedule, try JSONText(validating: #"{"delivery_id": "weekly_attendance-week", "due": "2999-01-01T00:00:00Z"}"#))
    guard case .snoozed(let milliseconds) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    #expect(milliseconds > 86_400_000)
    #expect(try dump(academy) == before)
  }

  @Test(arguments: [
    ("monthly_billing", "month", "", "monthly_billing-2026-10-ko"),
    ("teacher_workload", "month", "", "teacher_workload-2026-10-ko"),
    ("tenant_overview", "month", "", "tenant_overview-2026-10-ko"),
    ("class_performance", "month", #", "class_id": "math-a""#, "class_performance-2026-10-math-a-ko"),
    ("student_progress", "month", #", "student_id": "s-001""#, "student_progress-2026-10-01_2026-10-31-s-001-ko"),
  ])
  func everyKind(_ kind: String, _ every: String, _ more: String, _ report: String) async throws {
    let academy = try await ReportAcademy().academy
    let ordered = try await run(
      academy, #"{"kind": "\#(kind)", "every": "\#(every)", "emails": ["a@example.org"]\#(more)}"#)
    let id = try #require(ordered.report["delivery_id"]?.string)
    _ = try academy.sql("UPDATE report_deliveries SET next_at = '2026-10-31T23:00:00.000Z'")
    let turn = try await run(academy, #"{"delivery_id": "\#(id)", "due": "2026-10-31T23:00:00.000Z"}"#)
    #expect(turn.report.at("report.id")?.string == report, "\(turn.report.text)")
  }

  @Test(arguments: [
    (#"{"every": "week", "emails": ["a@example.org"]}"#, "kind", "what is to be reported"),
    (#"{"kind": "monthly_billing", "emails": ["a@example.org"]}"#, "every", "week or month"),
    (#"{"kind": "export", "every": "week", "emails": ["a@example.org"]}"#, "kind", "not made regularly"),
    (#"{"kind": "monthly_billing", "every": "month"}"#, "emails", "name who gets it"),
    (#"{"kind": "monthly_billing", "every": "month", "guardians": true}"#, "guardians", "about no student"),
    (
      #"{"kind": "monthly_billing", "every": "month", "class_id": "math-a", "guardians": true}"#, "class_id", "no class"
    ),
    (#"{"kind": "student_progress", "every": "month", "guardians": true}"#, "student_id", "whose progress"),
    (#"{"kind": "tenant_overview", "every": "month", "staff_ids": ["t-9"]}"#, "staff_ids[0]", "t-9"),
    (#"{"end": true}"#, "delivery_id", "which delivery"),
    (#"{"delivery_id": "a-b", "end": true, "kind": "monthly_billing"}"#, "kind", "does not go with end"),
    (#"{"delivery_id": "a-b", "due": "2026-01-01T00:00:00Z", "at": "08:00"}"#, "at", "does not go with due"),
  ])
  func whatDoesNotGoTogetherIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let academy = try await ReportAcademy().academy
    let error = try await academy.failed(schedule, json: try JSONText(validating: params))
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try dump(academy) == [])
  }
}
