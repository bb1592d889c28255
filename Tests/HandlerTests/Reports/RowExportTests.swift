import AcademyKit
import IntentJSON
import ServiceTesting
import Testing

/// `report.exec.export_csv`
struct RowExportTests {
  private let export = "report.exec.export_csv"

  private func rows(_ academy: TestAcademy, _ answer: JSONText) throws -> [[String]] {
    let name = answer.at("report.files[0].name")?.string ?? "-"
    let reader = CSVReader(academy.directory.contents("files/default/" + name))
    return reader.map { row in
      #expect(row.problem == nil, "\(row)")
      return row.fields
    }
  }

  private func sql(_ academy: TestAcademy, _ query: String) throws -> [[String]] {
    try academy.sql(query).map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
  }

  /// Every data set against what sqlite3 says of its table, and against its columns.
  @Test(arguments: [
    "students", "guardians", "student_guardians", "staff", "classes", "enrollments", "session_changes", "attendance",
    "invoices", "invoice_lines", "payments", "refunds", "discounts", "messages", "tasks", "audit",
  ])
  func allOfATable(_ dataset: String) async throws {
    let academy = try await ReportAcademy().academy
    _ = try academy.sql(
      "UPDATE students SET name = 'plain' WHERE id = 's-003'; UPDATE audit SET after = 'x', before = 'y'")
    let number = try academy.count("SELECT count(*) FROM \(dataset)")
    let answer = try await academy.completed(export, ["dataset": dataset])
    let all = try rows(academy, answer)
    #expect(answer["rows"]?.integer == Int64(number))
    #expect(all.count == number + 1)
    let columns = try #require(all.first)
    let known = try academy.sql("SELECT name FROM pragma_table_info('\(dataset)')")
    #expect(Set(columns).isSubset(of: known))
    // The job itself writes into the audit behind what it exports.
    let expected = try sql(academy, "SELECT \(columns.joined(separator: ", ")) FROM \(dataset)")
    #expect(Set(all.dropFirst()) == Set(expected.prefix(number)))
  }

  @Test func aTableOfManyPages() async throws {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
      INSERT INTO attendance (student_id, class_id, day, status)
        SELECT CASE i % 2 WHEN 0 THEN 's-001' ELSE 's-002' END, 'math-a', date('2020-01-01', (i / 2) || ' days'), 'present'
        FROM n
      """)
    let answer = try await academy.completed(export, ["dataset": "attendance", "from": "2020-02-01"])
    let all = try rows(academy, answer)
    let expected = try sql(
      academy,
      "SELECT day, class_id, student_id FROM attendance WHERE day >= '2020-02-01' ORDER BY day, class_id, student_id")
    #expect(expected.count > 4500)
    #expect(all.dropFirst().map { Array($0.prefix(3)) } == expected)
    #expect(answer.at("report.period")?.string == "from_2020-02-01")
    let audited = try await academy.completed(export, ["dataset": "attendance", "to": "2020-02-01"])
    #expect(audited["rows"]?.integer == 4999 - Int64(expected.count) + 2)
  }

  /// Times go by the academy's clock: the last second of a day in Seoul is in the afternoon in UTC.
  @Test func daysOfTimesAreTheAcademys() async throws {
    let academy = try await ReportAcademy().academy
    _ = try academy.sql(
      """
      DELETE FROM refunds; DELETE FROM payments;
      INSERT INTO payments (id, invoice_id, amount, method, paid_at) VALUES
        ('p-1', 'inv-usd', 1, 'card', '2026-11-09T14:59:59.999Z'), ('p-2', 'inv-usd', 1, 'card', '2026-11-09T15:00:00.000Z'),
        ('p-3', 'inv-usd', 1, 'card', '2026-11-10T14:59:59.999Z'), ('p-4', 'inv-usd', 1, 'card', '2026-11-10T15:00:00.000Z')
      """)
    let answer = try await academy.completed(
      export, ["dataset": "payments", "from": "2026-11-10", "to": "2026-11-10"])
    #expect(try rows(academy, answer).dropFirst().map { $0[0] } == ["p-2", "p-3"])
  }

  @Test func nothingIsRunAsAFormula() async throws {
    let academy = try await ReportAcademy().academy
    let names = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "-12", "a=b", "\"quoted\", and more"]
    for (index, name) in names.enumerated() {
      _ = try academy.sql("INSERT INTO staff VALUES ('w-\(index)', '\(name)', 'desk', 'a@example.org', NULL, 'ko')")
    }
    let answer = try await academy.completed(export, ["dataset": "staff"])
    let written = try rows(academy, answer).dropFirst().map { $0[1] }.dropFirst()
    #expect(Array(written) == ["'=1+1", "'+1+1", "'-1+1", "'@SUM(A1)", "'\tx", "-12", "a=b", "\"quoted\", and more"])
    let name = answer.at("report.files[0].name")?.string ?? "-"
    #expect(academy.directory.contents("files/default/" + name).prefix(3) == [0xEF, 0xBB, 0xBF])
  }
}
