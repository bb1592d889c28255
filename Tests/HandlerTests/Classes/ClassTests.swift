import IntentJSON
import IntentModel
import Testing

/// `class.exec.create`, `update_schedule` and `assign_teacher`
struct ClassTests {
  private let create = "class.exec.create"
  private let update = "class.exec.update_schedule"
  private let assign = "class.exec.assign_teacher"

  /// A made-up clash: what, with whom, when.
  private func clashes(_ report: JSONText) -> [String] {
    let clashes = report["clashes"].map { Array($0.elements) } ?? []
    return clashes.map { clash in
      ["over", "class_id", "on", "starts_at"].map { clash[$0]?.string ?? "" }.joined(separator: " ")
    }
  }

  @Test func aClassIsMadeOnce() async throws {
    let academy = try await TestAcademy.withHours()
    let uid = JobUID.make(at: SystemClock().now())
    let params: [String: any JSONWritable] = [
      "name": "미술", "days": "wed/mon", "starts_at": "16:30", "minutes": 60, "teacher_id": "m-1", "fee": 150_000,
    ]
    let report = try await academy.completed(create, params, uid: uid)
    #expect(report["class_id"]?.string == "c-\(uid)")
    #expect(try await academy.completed(create, params, uid: uid) == report)
    #expect(
      try academy.sql("SELECT name, days, starts_at, late_after, fee, currency FROM classes WHERE name = '미술'")
        == ["미술|mon wed|16:30|5|150000|KRW"])
    let error = try await academy.failed(create, params)
    #expect(error.field == "intent_params.name")
    let taken = try await academy.failed(create, ["class_id": "math-a", "name": "수학 B반"])
    #expect(taken.kind == .permanent)
    #expect(taken.message.contains("there is a class math-a already"))
  }

  @Test func clashesAreSaid() async throws {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql("UPDATE classes SET room = '201A', teacher_id = 'm-1' WHERE id = 'math-a'")
    let params: [String: any JSONWritable] = [
      "class_id": "art", "name": "미술", "days": "mon tue", "starts_at": "16:30", "minutes": 60, "teacher_id": "m-1",
      "room": "201a",
    ]
    let report = try await academy.completed(create, params)
    #expect(clashes(report) == ["teacher math-a mon 16:00", "room math-a mon 16:00"])
    // One begins when the other ends.
    let later = try await academy.completed(update, ["class_id": "art", "starts_at": "17:00"])
    #expect(clashes(later) == [])
    let earlier = try await academy.completed(update, ["class_id": "art", "starts_at": "15:30", "room": "202"])
    #expect(clashes(earlier) == ["teacher math-a mon 16:00"])
  }

  @Test func whatChangesIsSaidAndAudited() async throws {
    let academy = try await TestAcademy.withHours()
    let uid = JobUID.make(at: SystemClock().now())
    let params = #"{"class_id": "math-a", "room": "201", "late_after": 10, "clear": ["starts_at", "minutes"]}"#
    let report = try await academy.completed(update, json: params, uid: uid)
    #expect(TestAcademy.texts(report["changes"], "field") == ["starts_at", "minutes", "room", "late_after"])
    #expect(report.at("changes[0]")?.text == #"{"field":"starts_at","before":"16:00"}"#)
    #expect(
      try academy.sql(
        """
        SELECT json_extract(before, '$.starts_at'), json_extract(after, '$.starts_at'), json_extract(after, '$.room')
        FROM audit WHERE job_uid = '\(uid)'
        """) == ["16:00||201"])
    let same = try await academy.completed(update, json: params)
    #expect(same["changes"]?.text == "[]")
  }

  @Test func aClassKeepsRoomForThoseInIt() async throws {
    let academy = try await TestAcademy.withHours()
    let error = try await academy.failed(update, ["class_id": "math-a", "capacity": 3])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("has 4 students, more than 3"))
    try await academy.completed(update, ["class_id": "math-a", "capacity": 4])
    let full = try await academy.failed("class.exec.enroll_student", ["class_id": "math-a", "student_id": "s-006"])
    #expect(full.message.contains("is full"))
    try await academy.completed(update, json: #"{"class_id": "math-a", "clear": ["capacity"]}"#)
    try await academy.completed("class.exec.enroll_student", ["class_id": "math-a", "student_id": "s-006"])
  }

  @Test func aTimetableDoesNotMeetAMakeupSession() async throws {
    let academy = try await TestAcademy.withHours()
    let day = try await academy.dayToCome()
    _ = try academy.sql("UPDATE classes SET days = NULL WHERE id = 'math-a'")
    try await academy.completed("class.exec.add_makeup_session", ["class_id": "math-a", "day": day])
    let everyDay = ["class_id": "math-a", "days": "mon tue wed thu fri sat sun"]
    let error = try await academy.failed(update, everyDay)
    #expect(error.kind == .permanent)
    #expect(error.message.contains("has a make-up session on \(day)"))
    try await academy.cancel("math-a", day)
    try await academy.completed(update, everyDay)
  }

  @Test func aTeacherIsAddedByTheSameJob() async throws {
    let academy = try await TestAcademy.withHours()
    let uid = JobUID.make(at: SystemClock().now())
    let params = ["class_id": "math-a", "name": "문새롬", "phone": "010-0000-0000"]
    let report = try await academy.completed(assign, params, uid: uid)
    #expect(report["teacher_id"]?.string == "t-\(uid)")
    #expect(try await academy.completed(assign, params, uid: uid) == report)
    #expect(try academy.sql("SELECT name, role, phone FROM staff WHERE id <> 'm-1'") == ["문새롬|teacher|010-0000-0000"])
    _ = try academy.sql("UPDATE classes SET days = 'fri sat', starts_at = '10:30' WHERE id = 'math-a'")
    let other = try await academy.completed(assign, ["class_id": "sci-c", "teacher_id": "t-\(uid)"])
    #expect(clashes(other) == ["teacher math-a sat 10:30"])
    #expect(other["previous_id"] == nil)
    #expect(
      try await academy.completed(assign, ["class_id": "sci-c", "teacher_id": "t-\(uid)"])["changed"]?.bool == false)
  }

  @Test(arguments: [
    ("class.exec.assign_teacher", #"{"class_id": "math-a"}"#, "teacher_id", "give teacher_id, or the name"),
    (
      "class.exec.assign_teacher", #"{"class_id": "math-a", "teacher_id": "m-1", "email": "a@example.org"}"#, "email",
      "name"
    ),
    ("class.exec.assign_teacher", #"{"class_id": "math-a", "teacher_id": "d-1"}"#, "teacher_id", "is at the desk"),
    (
      "class.exec.assign_teacher",
      #"{"class_id": "math-a", "teacher_id": "m-1", "name": "a", "phone": "010-0000-0000"}"#, "-", "is 한소라 already"
    ),
    ("class.exec.update_schedule", #"{"class_id": "math-a"}"#, "days", "give at least one of"),
    (
      "class.exec.update_schedule", #"{"class_id": "math-a", "room": "1", "clear": ["room"]}"#, "clear[0]",
      "is given too"
    ),
    ("class.exec.update_schedule", #"{"class_id": "math-a", "late_after": 241}"#, "late_after", "not from 0 to 240"),
    ("class.exec.create", #"{"name": "미술", "fee": -1}"#, "fee", "is not from 0"),
  ])
  func whatIsWrongIsNamed(_ key: String, _ params: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql(
      "INSERT INTO staff (id, name, role, phone, language) VALUES ('d-1', '오데스크', 'desk', '010-1111-1111', 'ko')")
    let error = try await academy.failed(key, json: try JSONText(validating: params))
    #expect(error.field ?? "-" == (field == "-" ? "-" : "intent_params." + field))
    #expect(error.message.contains(message), "\(error.message)")
  }
}
