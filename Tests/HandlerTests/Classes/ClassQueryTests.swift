import IntentJSON
import IntentModel
import Testing

/// `class.query.*`
struct ClassQueryTests {
  private let timetable = "class.query.timetable"

  private func lines(_ report: JSONText) -> [String] {
    let sessions = report["sessions"].map { Array($0.elements) } ?? []
    return sessions.map { session in
      ["day", "class_id", "state", "starts_at"].map { session[$0]?.string ?? "-" }.joined(separator: " ")
    }
  }

  @Test func aWeekIsToldWithItsChanges() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("math-a", "2024-11-22")
    try await academy.completed(
      "class.exec.add_makeup_session",
      ["class_id": "math-a", "day": "2024-11-23", "starts_at": "09:00", "makes_up_for": "2024-11-22", "room": "201"])
    let report = try await academy.completed(timetable, ["week_of": "2024-11-24"])
    #expect(
      lines(report) == [
        "2024-11-18 math-a regular 16:00", "2024-11-19 eng-b regular 17:30", "2024-11-20 math-a regular 16:00",
        "2024-11-21 eng-b regular 17:30", "2024-11-22 math-a cancelled 16:00", "2024-11-23 math-a makeup 09:00",
        "2024-11-23 sci-c regular 10:00",
      ])
    #expect(report.at("sessions[5].makes_up_for")?.string == "2024-11-22")
    #expect(report.at("sessions[5].ends_at")?.string == "10:00")
    let room = try await academy.completed(timetable, ["week_of": "2024-11-24", "room": "201"])
    #expect(lines(room) == ["2024-11-23 math-a makeup 09:00"])
  }

  @Test func aWeekIsOneTeachersOrStudents() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.completed("class.exec.assign_teacher", ["class_id": "eng-b", "teacher_id": "m-1"])
    let teacher = try await academy.completed(timetable, ["week_of": "2024-11-20", "teacher_id": "m-1"])
    #expect(TestAcademy.texts(teacher["sessions"], "class_id") == ["eng-b", "eng-b"])
    #expect(TestAcademy.texts(teacher["sessions"], "teacher") == ["한소라", "한소라"])
    let student = try await academy.completed(timetable, ["week_of": "2024-11-20", "student_id": "s-006"])
    #expect(TestAcademy.texts(student["sessions"], "class_id") == ["sci-c"])
    let course = try await academy.completed(
      timetable, json: #"{"week_of": "2024-11-20", "class_id": "math-a", "limit": 2}"#)
    #expect(lines(course).count == 2)
    #expect(course["more"]?.bool == true)
    _ = try academy.sql("UPDATE classes SET days = NULL WHERE id = 'math-a'")
    let unknown = try await academy.completed(timetable, ["week_of": "2024-11-20"])
    #expect(unknown["unknown"]?.text == #"["math-a"]"#)
  }

  @Test func placesAreFreeWhereNobodyAttends() async throws {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql("UPDATE classes SET capacity = 3 WHERE id = 'eng-b'")
    _ = try academy.sql("UPDATE classes SET capacity = NULL WHERE id = 'sci-c'")
    _ = try academy.sql("UPDATE students SET status = 'paused' WHERE id = 's-003'")
    try await academy.completed("class.exec.withdraw_student", ["student_id": "s-002", "class_id": "math-a"])
    try await academy.completed("class.exec.create", ["class_id": "art", "name": "미술", "capacity": 5])
    let report = try await academy.completed("class.query.capacity", [:])
    let rows = report["classes"].map { Array($0.elements) } ?? []
    let lines = rows.map { row in
      [row["class_id"]?.string ?? ""] + ["enrolled", "paused", "free"].map { row[$0]?.text ?? "-" }
    }
    #expect(
      lines.map { $0.joined(separator: " ") } == ["art 0 0 5", "eng-b 3 0 0", "math-a 2 1 10", "sci-c 3 0 -"])
    #expect(report["free"]?.integer == 15)
    let free = try await academy.completed("class.query.capacity", json: #"{"only_free": true, "limit": 2}"#)
    #expect(TestAcademy.texts(free["classes"], "class_id") == ["art", "math-a"])
    #expect(free["total"]?.integer == 3)
    #expect(free["more"]?.bool == true)
  }

  @Test func aRosterTellsWhomToCall() async throws {
    let academy = try await TestAcademy.withHours()
    let roster = "class.query.roster"
    _ = try academy.sql("UPDATE students SET status = 'paused' WHERE id = 's-004'")
    try await academy.completed("class.exec.withdraw_student", ["student_id": "s-002", "class_id": "math-a"])
    let report = try await academy.completed(roster, ["class_id": "math-a"])
    #expect(TestAcademy.texts(report["students"], "student_id") == ["s-004", "s-001", "s-003"])
    #expect(TestAcademy.texts(report["students"], "status") == ["paused", "active", "active"])
    #expect(
      TestAcademy.texts(report.at("students[1].guardians"), "email") == ["bora.kim@example.org", "san.kim@example.org"])
    let all = try await academy.completed(roster, json: #"{"class_id": "math-a", "withdrawn": true}"#)
    #expect(TestAcademy.texts(all["students"], "student_id") == ["s-004", "s-001", "s-003", "s-002"])
    let two = try await academy.completed(roster, json: #"{"class_id": "math-a", "limit": 2}"#)
    #expect(TestAcademy.texts(two["students"], "student_id") == ["s-004", "s-001"])
    #expect(two["more"]?.bool == true)
  }
}
