import IntentJSON
import IntentModel
import Testing

/// `student.exec.merge_duplicates`
struct MergeTests {
  private let key = "student.exec.merge_duplicates"

  /// An academy in which s-001 and s-003 have something of everything.
  private func academy() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql(
      """
      UPDATE enrollments SET enrolled_on = '2024-03-02';
      UPDATE enrollments SET enrolled_on = '2024-01-02', withdrawn_on = '2024-09-01'
        WHERE student_id = 's-003' AND class_id = 'math-a';
      INSERT INTO enrollments VALUES ('s-003', 'sci-c', '2024-02-02', '2024-03-03');
      INSERT INTO attendance (student_id, class_id, day, status, minutes_late, reason) VALUES
        ('s-001', 'math-a', '2024-11-01', 'present', NULL, NULL), ('s-003', 'math-a', '2024-11-01', 'late', 9, NULL),
        ('s-001', 'math-a', '2024-11-04', 'absent', NULL, NULL), ('s-003', 'math-a', '2024-11-04', 'late', 7, NULL),
        ('s-001', 'math-a', '2024-11-06', 'absent', NULL, NULL), ('s-003', 'math-a', '2024-11-06', 'excused', NULL, '감기'),
        ('s-001', 'math-a', '2024-11-08', 'excused', NULL, '여행'), ('s-003', 'math-a', '2024-11-08', 'absent', NULL, NULL),
        ('s-003', 'math-a', '2024-11-11', 'present', NULL, NULL);
      INSERT INTO invoices (id, student_id, description, amount, currency, issued_on, due_on, month) VALUES
        ('i-1', 's-001', 'x', 100000, 'KRW', '2024-10-25', '2024-11-10', '2024-11'),
        ('i-2', 's-003', 'x', 100000, 'KRW', '2024-10-25', '2024-11-10', '2024-11'),
        ('i-3', 's-003', 'x', 90000, 'KRW', '2024-09-25', '2024-10-10', '2024-10');
      INSERT INTO payments (id, invoice_id, amount, method, paid_at) VALUES
        ('p-1', 'i-2', 30000, 'card', '2024-11-01T00:00:00.000Z');
      UPDATE students SET school = '한빛중', note = '메모' WHERE id = 's-003';
      UPDATE students SET note = '원래 메모' WHERE id = 's-001';
      UPDATE students SET status = 'merged', merged_into = 's-003' WHERE id = 's-006';
      """)
    try await academy.completed("student.exec.assign_task", ["student_id": "s-003", "title": "상담"])
    try await academy.completed(
      "communication.exec.send_message", ["student_id": "s-003", "subject": "안내", "body": "내용"])
    return academy
  }

  @Test func everythingIsTheKeptStudents() async throws {
    let academy = try await academy()
    let report = try await academy.completed(key, ["keep": "s-001", "merge": "s-003"])
    let moved = report["moved"]?.elements.map { "\($0["table"]?.string ?? "") \($0["rows"]?.text ?? "")" }
    #expect(
      moved == [
        "attendance 1", "enrollments 2", "invoices 2", "messages 1", "student_guardians 1", "students 1", "tasks 1",
      ])
    #expect(try academy.sql("SELECT status, merged_into FROM students WHERE id = 's-003'") == ["merged|s-001"])
    #expect(try academy.sql("SELECT merged_into FROM students WHERE id = 's-006'") == ["s-001"])
    #expect(
      try academy.sql(
        "SELECT name FROM guardians g JOIN student_guardians s ON s.guardian_id = g.id WHERE student_id = 's-001' ORDER BY 1"
      ) == ["김보라", "김산", "박노을"])
    #expect(report["fields_taken"]?.text == #"["school"]"#)
    #expect(try academy.sql("SELECT school, note FROM students WHERE id = 's-001'") == ["한빛중|원래 메모"])
    let profile = try await academy.completed("student.query.profile", ["student_id": "s-001"])
    #expect(profile.at("balances[0].paid")?.integer == 30_000)
    #expect(profile.at("balances[0].billed")?.integer == 290_000)
    let audited = try academy.sql("SELECT json_extract(after, '$.attendance') FROM audit WHERE entity = 'merge'")
    #expect(audited == [#"["2024-11-11/math-a"]"#])
  }

  /// Whatever tables there will be: none refers to a student who was merged.
  @Test func nothingRefersToTheMergedStudent() async throws {
    let academy = try await academy()
    try await academy.completed(key, ["keep": "s-001", "merge": "s-003"])
    let references = try academy.sql(
      """
      SELECT t.name || '|' || f."from" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
      WHERE t.type = 'table' AND f."table" = 'students'
      """)
    #expect(references.count >= 7)
    for reference in references {
      let parts = reference.split(separator: "|")
      #expect(try academy.count("SELECT count(*) FROM \(parts[0]) WHERE \(parts[1]) = 's-003'") == 0, "\(reference)")
    }
    #expect(try academy.sql("PRAGMA foreign_key_check") == [])
  }

  @Test func aRuleDecidesWhatBothHave() async throws {
    let academy = try await academy()
    let report = try await academy.completed(key, ["keep": "s-001", "merge": "s-003"])
    #expect(
      report["attendance_conflicts"]?.elements.map {
        [$0["day"], $0["kept"], $0["merged"], $0["result"]].map { $0?.string ?? "" }.joined(separator: " ")
      } == [
        "2024-11-01 present late present", "2024-11-04 absent late late", "2024-11-06 absent excused excused",
        "2024-11-08 excused absent excused",
      ])
    #expect(
      try academy.sql(
        "SELECT day, status, minutes_late, reason FROM attendance WHERE student_id = 's-001' ORDER BY day")
        == [
          "2024-11-01|present||", "2024-11-04|late|7|", "2024-11-06|excused||감기", "2024-11-08|excused||여행",
          "2024-11-11|present||",
        ])
    #expect(report["enrollment_conflicts"]?.text == #"["math-a"]"#)
    #expect(
      try academy.sql(
        "SELECT class_id, enrolled_on, withdrawn_on FROM enrollments WHERE student_id = 's-001' ORDER BY 1")
        == ["eng-b|2024-03-02|", "math-a|2024-01-02|", "sci-c|2024-02-02|2024-03-03"])
    #expect(report["months_billed_twice"]?.text == #"["i-2"]"#)
    #expect(
      try academy.sql("SELECT id, month FROM invoices WHERE student_id = 's-001' ORDER BY id")
        == ["i-1|2024-11", "i-2|", "i-3|2024-10"])
  }

  @Test func whoAttendsIsNotMergedIntoWhoDoesNot() async throws {
    let academy = try await academy()
    _ = try academy.sql("UPDATE students SET status = 'left' WHERE id = 's-001'")
    let error = try await academy.failed(key, ["keep": "s-001", "merge": "s-003"])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("박가람 (s-003) attends, and 김하늘 (s-001) has the status left"))
    try await academy.completed(key, ["keep": "s-003", "merge": "s-001"])
    #expect(try academy.sql("SELECT status FROM students WHERE id = 's-003'") == ["active"])
  }

  @Test func nobodyIsMergedTwice() async throws {
    let academy = try await academy()
    try await academy.completed(key, ["keep": "s-001", "merge": "s-003"])
    for params in [["keep": "s-001", "merge": "s-003"], ["keep": "s-003", "merge": "s-001"]] {
      let error = try await academy.failed(key, params)
      #expect(error.message == "박가람 (s-003) was merged into s-001: name that one")
    }
  }
}
