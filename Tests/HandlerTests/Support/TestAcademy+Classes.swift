import AcademyKit
import IntentJSON
import IntentModel

extension TestAcademy {
  /// The sample, with classes that meet for an hour, and a manager. The 22nd of November 2024 is a Friday.
  static func withHours() async throws -> TestAcademy {
    let academy = try await sample()
    _ = try academy.sql(
      """
      UPDATE classes SET minutes = 60;
      UPDATE enrollments SET enrolled_on = '2024-09-01';
      INSERT INTO staff (id, name, role, email, language) VALUES ('m-1', '한소라', 'manager', 'sora@example.org', 'ko');
      """)
    return academy
  }

  /// Checks a student in, at a time such as `2024-11-22T16:00` on a clock nine hours ahead of UTC.
  @discardableResult
  func checkIn(_ student: String, _ course: String, _ time: String) async throws -> JSONText {
    try await completed(
      "attendance.exec.check_in", ["student_id": student, "class_id": course, "at": time + ":00+09:00"])
  }

  /// Cancels a session.
  func cancel(_ course: String, _ day: String) async throws {
    try await completed("class.exec.cancel_session", ["class_id": course, "day": day, "reason": "공휴일"])
  }

  /// A day a month ahead, whenever the test runs.
  func dayToCome() async throws -> String {
    let today = try await completed("attendance.query.daily_summary", [:])["day"]?.string
    return try Day(today ?? "").adding(30).text
  }

  /// The texts at a name of each element of an array, such as the ids of students.
  static func texts(_ array: JSONText?, _ name: String) -> [String?] {
    array.map { $0.elements.map { $0[name]?.string } } ?? []
  }
}
