import IntentJSON
import IntentModel
import Testing

/// `attendance.exec.bulk_check_in`
struct BulkCheckInTests {
  private let key = "attendance.exec.bulk_check_in"

  private func json(_ students: String, at: String = "2024-11-22T16:00:00+09:00") -> String {
    #"{"class_id": "math-a", "at": "\#(at)", "students": [\#(students)]}"#
  }

  @Test func eachHasATimeOfTheirOwn() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-001", "math-a", "2024-11-22T16:10")
    let uid = JobUID.make(at: SystemClock().now())
    let params = json(
      #"{"student_id": "s-001"}, {"student_id": "s-002"}, {"student_id": "s-003", "at": "2024-11-22T07:06:00Z"}"#)
    let report = try await academy.completed(key, json: params, uid: uid)
    #expect(TestAcademy.texts(report["students"], "status") == ["late", "present", "late"])
    #expect(report["students"]?.elements.map { $0["changed"]?.bool } == [false, true, true])
    #expect(report["changed"]?.integer == 2)
    #expect(report["late"]?.integer == 2)
    #expect(try await academy.completed(key, json: params, uid: uid) == report)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE job_uid = '\(uid)'") == 2)
  }

  @Test func timesOfTwoDaysAreOfTwoDays() async throws {
    let academy = try await TestAcademy.withHours()
    let report = try await academy.completed(
      key, json: json(#"{"student_id": "s-001"}, {"student_id": "s-002", "at": "2024-11-22T15:00:00Z"}"#))
    #expect(TestAcademy.texts(report["students"], "day") == ["2024-11-22", "2024-11-23"])
    #expect(TestAcademy.texts(report["students"], "session") == ["regular", "unscheduled"])
  }

  @Test(arguments: [
    (#"{"student_id": "s-001"}, {"student_id": "s-006"}"#, "students[1].student_id", "is not enrolled in"),
    (#"{"student_id": "s-001"}, {"student_id": "s-999"}"#, "students[1].student_id", "there is no student"),
    (
      #"{"student_id": "s-001"}, {"student_id": "s-002", "at": "2999-01-01T00:00:00Z"}"#, "students[1].at",
      "more than a day ahead"
    ),
    (#"{"student_id": "s-001"}, {"student": "s-002"}"#, "students[1].student_id", "is missing"),
    (#"{"student_id": "s-001", "time": "x"}"#, "students[0].time", "no such parameter"),
    (#"{"student_id": "s-001"}, {"student_id": "s-001"}"#, "students[1].student_id", "is in students[0] already"),
    ("", "students", "takes 1 to 500 students"),
  ])
  func oneWhoIsWrongStopsAll(_ students: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.withHours()
    let error = try await academy.failed(key, json: try JSONText(validating: json(students)))
    #expect(error.kind == .invalidParams)
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.count("SELECT count(*) FROM attendance") == 0)
  }

  @Test func moreThanAClassHoldsIsRefused() async throws {
    let students = (1...501).map { #"{"student_id": "x-\#($0)"}"# }.joined(separator: ",")
    let error = try await TestAcademy.sample().failed(key, json: try JSONText(validating: json(students)))
    #expect(error.message.contains("not 501"))
  }
}
