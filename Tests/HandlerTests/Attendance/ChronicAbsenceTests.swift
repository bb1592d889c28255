import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `attendance.exec.flag_chronic_absence`
struct ChronicAbsenceTests {
  private let key = "attendance.exec.flag_chronic_absence"

  /// Five sessions of math-a: s-001 missed two, s-002 three, s-003 three with one excuse; s-004 came to one of one.
  private func november() async throws -> TestAcademy {
    let academy = try await TestAcademy.withHours()
    let days = ["2024-11-18", "2024-11-20", "2024-11-22", "2024-11-25", "2024-11-27"]
    let marks = ["s-001": "ppapa", "s-002": "apapa", "s-003": "aaepp", "s-004": "p"]
    let names: [Character: String] = ["p": "present", "a": "absent", "e": "excused"]
    let rows = marks.flatMap { student, marks in
      zip(days, marks).map { "('\(student)', 'math-a', '\($0)', '\(names[$1] ?? "")')" }
    }
    _ = try academy.sql(
      "INSERT INTO attendance (student_id, class_id, day, status) VALUES \(rows.joined(separator: ","))")
    return academy
  }

  private func params(_ more: String) -> String { #"{"from": "2024-11-01", "to": "2024-11-30", \#(more)}"# }

  @Test(arguments: [
    (#""min_absences": 2"#, ["s-001", "s-002", "s-003"]), (#""min_absences": 3"#, ["s-002"]),
    (#""min_absences": 4"#, []), (#""min_percent": 50"#, ["s-002", "s-003"]),
    (#""min_percent": 40"#, ["s-001", "s-002", "s-003"]),
    (#""min_percent": 50, "min_sessions": 5"#, ["s-002"]),
  ])
  func theThresholdDecides(_ threshold: String, _ students: [String]) async throws {
    let report = try await november().completed(key, json: params(threshold))
    #expect(TestAcademy.texts(report["flagged"], "student_id") == students)
  }

  @Test func aStudentHasOneTaskAPeriod() async throws {
    let academy = try await november()
    try await academy.completed(key, json: params(#""min_absences": 3"#))
    let second = try await academy.completed(key, json: params(#""min_absences": 2"#))
    #expect(TestAcademy.texts(second["flagged"], "student_id") == ["s-001", "s-003"])
    #expect(second["already_flagged"]?.text == #"["s-002"]"#)
    #expect(
      try academy.sql("SELECT student_id, status, title FROM tasks WHERE student_id = 's-002'")
        == ["s-002|open|잦은 결석: 2024-11-01 ~ 2024-11-30 수업 5회 중 3회 결석"])
    let other = try await academy.completed(
      key, json: #"{"from": "2024-11-01", "to": "2024-11-27", "min_absences": 3, "language": "en"}"#)
    #expect(TestAcademy.texts(other["flagged"], "student_id") == ["s-002"])
    #expect(try academy.count("SELECT count(*) FROM tasks") == 4)
  }

  @Test func managersAreToldOfWhatIsNew() async throws {
    let academy = try await november()
    let uid = JobUID.make(at: SystemClock().now())
    let told = params(#""min_absences": 2, "tell_staff": true"#)
    try await academy.completed(key, json: told, uid: uid)
    let again = try await academy.completed(key, json: told, uid: uid)
    #expect(TestAcademy.texts(again["notified"], "recipient") == ["한소라"])
    try await academy.completed(key, json: told)
    #expect(academy.outbox().count == 1)
    let name = try #require(academy.directory.names(in: "outbox/new").first)
    let mail = try Mail(academy.directory.path + "/outbox/new/" + name)
    #expect(mail["to"] == "sora@example.org")
    #expect(mail["subject"] == "[우리 학원] 결석이 잦은 학생 3명")
    #expect(mail["body"]?.contains("- 이바다 (s-002): 3/5") == true)
  }

  @Test func nobodyToTellIsSaid() async throws {
    let academy = try await november()
    _ = try academy.sql("DELETE FROM staff")
    let report = try await academy.completed(key, json: params(#""min_absences": 2, "tell_staff": true"#))
    #expect(
      TestAcademy.texts(report["skipped"], "reason") == ["the academy has no manager and nobody at the desk"])
    #expect(report["flagged"]?.elements.count { _ in true } == 3)
  }

  @Test(arguments: [
    (#"{"from": "2024-11-01", "to": "2999-11-30", "min_absences": 1}"#, "to", "-"),
    (#"{"from": "2024-11-02", "to": "2024-11-01", "min_absences": 1}"#, "to", "comes before from"),
    (#"{"from": "2024-11-01", "to": "2024-11-30"}"#, "min_absences", "either"),
    (#"{"from": "2024-11-01", "to": "2024-11-30", "min_percent": 101}"#, "min_percent", "not from 1 to 100"),
    (#"{"from": "2024-11-01", "to": "2024-11-30", "min_absences": 1, "min_sessions": 2}"#, "min_sessions", "goes with"),
  ])
  func whatIsWrongIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let error = try await TestAcademy.sample().failed(key, json: try JSONText(validating: params))
    #expect(error.kind == .invalidParams)
    #expect(error.field == "intent_params." + field)
    #expect(message == "-" || error.message.contains(message), "\(error.message)")
  }
}
