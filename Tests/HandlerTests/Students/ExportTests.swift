import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `student.exec.export_csv`
struct ExportTests {
  private let key = "student.exec.export_csv"
  private let importing = "student.exec.import_csv"

  /// The sample's students with what is hard to write into a file.
  private func academy() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql(
      """
      UPDATE guardians SET phone = '+82-10-0000-0001', phone_folded = '+821000000001' WHERE name = '김보라';
      UPDATE guardians SET email = NULL, email_folded = NULL, phone = '+82-10-0000-0002',
        phone_folded = '+821000000002' WHERE name = '김산';
      UPDATE students SET name = '=SUM("a", b)' WHERE id = 's-003';
      UPDATE classes SET minutes = 90, room = '-1층, 3호', fee = 150000, currency = 'KRW' WHERE id = 'math-a';
      UPDATE classes SET fee = 9900, currency = 'USD' WHERE id = 'eng-b';
      """)
    return academy
  }

  private func exported(_ report: JSONText, _ academy: TestAcademy) throws -> String {
    let path = try #require(report.at("file.path")?.string)
    #expect(path.hasPrefix(academy.directory.path + "/files/default/export/students-"))
    return String(
      decoding: academy.directory.contents(String(path.dropFirst(academy.directory.path.count + 1))), as: UTF8.self)
  }

  @Test func anImportOfItChangesNothing() async throws {
    let academy = try await academy()
    let text = try exported(try await academy.completed(key, [:]), academy)
    let rows = try academy.dump()
    let again = try await academy.completed(importing, ["csv": text])
    #expect(again["rows"]?.integer == 10)
    #expect(again["unchanged"]?.integer == 10, "\(again.text)")
    #expect(try academy.dump() == rows)
  }

  @Test func anImportElsewhereMakesTheSame() async throws {
    let academy = try await academy()
    let text = try exported(try await academy.completed(key, [:]), academy)
    let other = try TestAcademy()
    let report = try await other.completed(importing, ["csv": text])
    #expect(report["bad_rows"]?.integer == 0, "\(report.text)")
    for table in [
      "SELECT id, name, language FROM students ORDER BY id",
      "SELECT id, name, days, starts_at, late_after, capacity, minutes, room, fee, currency FROM classes ORDER BY id",
      "SELECT name, email, phone, phone_folded, language FROM guardians ORDER BY name",
      "SELECT student_id, class_id FROM enrollments ORDER BY 1, 2",
    ] {
      #expect(try other.sql(table) == academy.sql(table))
    }
    #expect(try exported(try await other.completed(key, [:]), other) == text)
  }

  @Test func statusNarrows() async throws {
    let academy = try await academy()
    _ = try academy.sql(
      "UPDATE students SET status = 'left' WHERE id = 's-008'; UPDATE students SET status = 'paused' WHERE id = 's-007'"
    )
    #expect(try await academy.completed(key, [:])["students"]?.integer == 7)
    let left = try await academy.completed(key, ["status": "left"])
    #expect(left["rows"]?.integer == 1)
    #expect(try exported(left, academy).contains("s-008,한겨울"))
    let error = try await academy.failed(key, ["status": "merged"])
    #expect(error.message.contains("nothing to export"))
  }

  @Test(arguments: [
    ("class_minutes", "0", "is no whole number from 1 to 1440"), ("class_fee", "1.5", "is no whole number from 0"),
    ("class_currency", "GBP", "is none of KRW, JPY, USD, EUR"),
    ("class_minutes", "60", "an import does not change classes"),
    ("class_room", "2층", "the class math-a has -1층, 3호"), ("class_fee", "1", "the class math-a has 150000"),
    ("class_currency", "USD", "the class math-a has KRW"),
  ])
  func aWrongColumnIsNamed(_ column: String, _ value: String, _ problem: String) async throws {
    let academy = try await academy()
    let csv = "student_id,student_name,class_id,\(column)\ns-001,김하늘,math-a,\(value)\n"
    let error = try await academy.failed(importing, ["csv": csv])
    let row = error.details?.at("problems[0]")
    #expect(row?["column"]?.string == column)
    #expect(row?["problem"]?.string?.contains(problem) == true, "\(row?.text ?? "")")
  }
}
