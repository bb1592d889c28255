import IntentJSON
import IntentModel
import Testing

/// `class.exec.withdraw_student` and `class.exec.archive`
struct LeavingClassTests {
  private let withdraw = "class.exec.withdraw_student"
  private let archive = "class.exec.archive"

  @Test func whoLeavesAClassKeepsTheirHistory() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:00")
    let params = ["student_id": "s-002", "class_id": "math-a", "on": "2024-11-23"]
    let uid = JobUID.make(at: SystemClock().now())
    let report = try await academy.completed(withdraw, params, uid: uid)
    #expect(report["enrolled"]?.integer == 3)
    #expect(report["enrolled_on"]?.string == "2024-09-01")
    #expect(try await academy.completed(withdraw, params, uid: uid) == report)
    let again = try await academy.completed(withdraw, ["student_id": "s-002", "class_id": "math-a"])
    #expect(again["changed"]?.bool == false)
    #expect(again["withdrawn_on"]?.string == "2024-11-23")
    #expect(try academy.count("SELECT count(*) FROM attendance WHERE student_id = 's-002'") == 1)
    let refused = try await academy.failed("attendance.exec.check_in", ["student_id": "s-002", "class_id": "math-a"])
    #expect(refused.message.contains("is not enrolled in"))
    // The place is free for another, and for the same student again.
    let back = try await academy.completed("class.exec.enroll_student", ["student_id": "s-002", "class_id": "math-a"])
    #expect(back["enrolled"]?.integer == 4)
  }

  @Test func aDayThatHasNotComeIsRefused() async throws {
    let error = try await TestAcademy.withHours().failed(
      withdraw, ["student_id": "s-002", "class_id": "math-a", "on": "2999-01-01"])
    #expect(error.field == "intent_params.on")
  }

  @Test func aClassThatIsGivenUpIsLeftByAll() async throws {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql("UPDATE students SET status = 'paused' WHERE id = 's-003'")
    let uid = JobUID.make(at: SystemClock().now())
    let params = ["class_id": "math-a", "on": "2024-11-23"]
    let report = try await academy.completed(archive, params, uid: uid)
    #expect(report["withdrawn"]?.text == #"["s-001","s-002","s-003","s-004"]"#)
    #expect(try await academy.completed(archive, params, uid: uid) == report)
    #expect(try await academy.completed(archive, ["class_id": "math-a"])["changed"]?.bool == false)
    #expect(try academy.count("SELECT count(*) FROM enrollments WHERE withdrawn_on = '2024-11-23'") == 4)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE job_uid = '\(uid)'") == 5)
    let after = try await academy.completed("class.query.timetable", ["week_of": "2024-11-25"])
    #expect(!TestAcademy.texts(after["sessions"], "class_id").contains("math-a"))
    let before = try await academy.completed("class.query.timetable", ["week_of": "2024-11-18"])
    #expect(TestAcademy.texts(before["sessions"], "class_id").count { $0 == "math-a" } == 3)
  }

  @Test(arguments: [
    ("class.exec.update_schedule", #"{"class_id": "math-a", "room": "201"}"#),
    ("class.exec.cancel_session", #"{"class_id": "math-a", "day": "2024-11-22", "reason": "x"}"#),
    ("class.exec.add_makeup_session", #"{"class_id": "math-a", "day": "2024-11-23"}"#),
    ("class.exec.assign_teacher", #"{"class_id": "math-a", "teacher_id": "m-1"}"#),
    ("class.exec.notify_schedule_change", #"{"class_id": "math-a"}"#),
    ("class.exec.enroll_student", #"{"class_id": "math-a", "student_id": "s-006"}"#),
  ])
  func nothingOfAnArchivedClassIsChanged(_ key: String, _ params: String) async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.completed(archive, ["class_id": "math-a"])
    let error = try await academy.failed(key, json: try JSONText(validating: params))
    #expect(error.kind == .permanent)
    #expect(error.message.contains("is archived"), "\(error.message)")
  }

  @Test func openSessionsAreInTheWay() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.completed("class.exec.add_makeup_session", ["class_id": "math-a", "day": "2024-11-23"])
    try await academy.checkIn("s-002", "math-a", "2024-11-25T16:00")
    let makeup = try await academy.failed(archive, ["class_id": "math-a", "on": "2024-11-20"])
    #expect(makeup.message.contains("has make-up sessions on 2024-11-23"))
    let attended = try await academy.failed(archive, ["class_id": "math-a", "on": "2024-11-24"])
    #expect(attended.message.contains("can be archived from 2024-11-26 on"))
    let future = try await academy.failed(archive, ["class_id": "math-a", "on": "2999-01-01"])
    #expect(future.field == "intent_params.on")
    try await academy.completed(archive, ["class_id": "math-a", "on": "2024-11-26"])
  }

  /// Who came today still did: the class ends with the day.
  @Test func aClassOfTodayEndsTomorrow() async throws {
    let academy = try await TestAcademy.withHours()
    let day = try await academy.completed("attendance.exec.check_in", ["student_id": "s-002"])["day"]
    let archived = try await academy.completed(archive, ["class_id": "math-a"])["archived_on"]
    let (today, end) = (try #require(day?.string), try #require(archived?.string))
    #expect(today < end)
  }
}
