import IntentJSON
import IntentModel
import Testing

/// `attendance.query.*`
struct AttendanceQueryTests {
  private let history = "attendance.query.student_history"
  private let rate = "attendance.query.class_rate"
  private let summary = "attendance.query.daily_summary"

  /// Days of math-a around the turn of a month and of a week, and one of eng-b.
  private func recorded() async throws -> TestAcademy {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql(
      """
      INSERT INTO attendance (student_id, class_id, day, status) VALUES
        ('s-001', 'math-a', '2024-11-29', 'present'), ('s-002', 'math-a', '2024-11-29', 'absent'),
        ('s-001', 'math-a', '2024-12-01', 'late'), ('s-001', 'math-a', '2024-12-02', 'excused'),
        ('s-001', 'eng-b', '2024-12-03', 'present');
      """)
    return academy
  }

  @Test func aStudentsDaysAreListed() async throws {
    let academy = try await recorded()
    let params = ["student_id": "s-001", "from": "2024-11-01", "to": "2024-12-31"]
    let report = try await academy.completed(history, params)
    #expect(report["counts"]?.text == #"{"present":2,"late":1,"absent":0,"excused":1}"#)
    #expect(report["rate"]?.integer == 1000)
    #expect(
      TestAcademy.texts(report["days"], "day") == ["2024-12-03", "2024-12-02", "2024-12-01", "2024-11-29"])
    let math = try await academy.completed(history, params.merging(["class_id": "math-a"]) { $1 })
    #expect(math["counts"]?["present"]?.integer == 1)
    let two = try await academy.completed(
      history, json: #"{"student_id": "s-001", "from": "2024-11-01", "to": "2024-12-31", "limit": 2}"#)
    #expect(two["more"]?.bool == true)
    #expect(two["days"]?.elements.count { _ in true } == 2)
    #expect(two["counts"]?["present"]?.integer == 2)
  }

  @Test func aStudentWithoutRecordsHasNoRate() async throws {
    let report = try await recorded().completed(history, ["student_id": "s-006"])
    #expect(report["rate"] == nil)
    #expect(report["counts"]?["present"]?.integer == 0)
    #expect(report["days"]?.text == "[]")
  }

  @Test(arguments: [
    ("week", ["2024-W48 2024-11-25 math-a 666", "2024-W49 2024-12-02 eng-b 1000", "2024-W49 2024-12-02 math-a -"]),
    ("month", ["2024-11 2024-11-20 math-a 500", "2024-12 2024-12-01 eng-b 1000", "2024-12 2024-12-01 math-a 1000"]),
  ])
  func ratesAreOfStretches(_ stretch: String, _ expected: [String]) async throws {
    let report = try await recorded().completed(
      rate, ["from": "2024-11-20", "to": "2024-12-31", "by": stretch])
    let rates = report["rates"].map { Array($0.elements) } ?? []
    let lines = rates.map { rate in
      let texts = ["stretch", "from", "class_id"].map { rate[$0]?.string ?? "-" }
      return (texts + [rate["rate"]?.text ?? "-"]).joined(separator: " ")
    }
    #expect(lines == expected)
  }

  @Test func aPeriodNeedNotBeDivided() async throws {
    let academy = try await recorded()
    let report = try await academy.completed(rate, ["from": "2024-11-30", "to": "2024-12-31"])
    #expect(TestAcademy.texts(report["rates"], "class_id") == ["eng-b", "math-a"])
    #expect(report.at("rates[1].sessions")?.integer == 2)
    #expect(report.at("rates[1].from")?.string == "2024-11-30")
    let one = try await academy.completed(rate, json: #"{"from": "2024-11-01", "to": "2024-12-31", "limit": 1}"#)
    #expect(one["more"]?.bool == true)
    let error = try await academy.failed(rate, ["from": "2020-01-01", "to": "2024-12-31"])
    #expect(error.field == "intent_params.to")
    #expect(error.message.contains("longer than 1100 days"))
  }

  @Test func theSummaryKnowsCancelledSessionsAndWhoPauses() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("math-a", "2024-11-22")
    _ = try academy.sql("UPDATE students SET status = 'paused' WHERE id = 's-004'")
    let cancelled = try await academy.completed(summary, ["day": "2024-11-22", "class_id": "math-a"])
    #expect(cancelled.at("classes[0].session")?.string == "cancelled")
    #expect(cancelled.at("classes[0].change")?.string == "공휴일")
    #expect(cancelled.at("classes[0].not_recorded")?.text == "[]")
    try await academy.completed(
      "class.exec.add_makeup_session",
      ["class_id": "math-a", "day": "2024-11-23", "starts_at": "11:00", "makes_up_for": "2024-11-22"])
    let makeup = try await academy.completed(summary, ["day": "2024-11-23", "class_id": "math-a"])
    #expect(makeup.at("classes[0].session")?.string == "makeup")
    #expect(makeup.at("classes[0].starts_at")?.string == "11:00")
    #expect(makeup.at("classes[0].enrolled")?.integer == 3)
    #expect(TestAcademy.texts(makeup.at("classes[0].paused"), "student_id") == ["s-004"])
    #expect(TestAcademy.texts(makeup.at("classes[0].not_recorded"), "student_id") == ["s-001", "s-003", "s-002"])
  }

  /// Who was there on a day stays there, whatever became of the enrollment.
  @Test func theSummaryKeepsWhoHasBeenWithdrawnSince() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:10")
    try await academy.completed("class.exec.withdraw_student", ["student_id": "s-002", "class_id": "math-a"])
    let report = try await academy.completed(summary, ["day": "2024-11-22", "class_id": "math-a"])
    #expect(TestAcademy.texts(report.at("classes[0].late"), "student_id") == ["s-002"])
    #expect(report.at("classes[0].enrolled")?.integer == 3)
  }
}
