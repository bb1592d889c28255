import IntentJSON
import IntentModel
import Testing

/// `student.query.search`
struct SearchTests {
  private let key = "student.query.search"

  private func found(_ params: [String: any JSONWritable], _ academy: TestAcademy) async throws -> [String?] {
    try await academy.completed(key, params)["students"]?.elements.map { $0["id"]?.string } ?? []
  }

  /// An academy with telephone numbers, and a name that holds what LIKE takes for a placeholder.
  private func academy() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql(
      """
      UPDATE guardians SET phone = '+82-10-1234-5678', phone_folded = '+821012345678' WHERE name = '이강';
      UPDATE students SET phone = '010-9876 5432' WHERE id = 's-003';
      UPDATE students SET name = '100%_x' WHERE id = 's-008';
      UPDATE students SET status = 'left' WHERE id = 's-007';
      UPDATE students SET status = 'merged', merged_into = 's-005' WHERE id = 's-006';
      """)
    return academy
  }

  @Test(arguments: [
    ("s-001", ["s-001"], "id"), ("S-00", ["s-008", "s-004", "s-005", "s-001", "s-003", "s-002", "s-007"], "id"),
    ("하늘", ["s-001"], "name"), ("EMMA", ["s-004"], "name"), ("noah sample", ["s-005"], "name"),
    ("olivia", ["s-004", "s-005"], "guardian"), ("김산", ["s-001"], "guardian"), ("5678", ["s-002"], "phone"),
    ("10-1234", ["s-002"], "phone"), ("98765432", ["s-003"], "phone"), ("%_", ["s-008"], "name"), ("%%", [], ""),
    ("없는 이름", [], ""), ("최다온", [], ""), ("12", [], ""),
  ])
  func studentsAreFound(_ query: String, _ ids: [String], _ place: String) async throws {
    let report = try await academy().completed(key, ["query": query])
    let students = report["students"].map { Array($0.elements) } ?? []
    #expect(students.map { $0["id"]?.string } == ids)
    #expect(students.allSatisfy { $0["matched"]?.string == place })
  }

  @Test func theExactNameComesFirst() async throws {
    let academy = try await academy()
    _ = try academy.sql(
      "UPDATE students SET name = '이바다빛' WHERE id = 's-001'; UPDATE students SET name = '가이바다' WHERE id = 's-003'")
    #expect(try await found(["query": "이바다"], academy) == ["s-002", "s-001", "s-003"])
  }

  @Test func statusClassAndLimitNarrow() async throws {
    let academy = try await academy()
    #expect(try await found(["query": "s-0", "status": "left"], academy) == ["s-007"])
    #expect(try await found(["query": "s-0", "status": "merged"], academy) == ["s-006"])
    #expect(try await found(["query": "s-0", "class_id": "eng-b"], academy) == ["s-004", "s-005", "s-001"])
    let two = try await academy.completed(key, ["query": "s-0", "limit": 2])
    #expect(two["students"]?.elements.count { _ in true } == 2)
    #expect(two["more"]?.bool == true)
    #expect(try await academy.completed(key, ["query": "s-0", "limit": 7])["more"]?.bool == false)
  }

  @Test(arguments: [0, 1001])
  func aLimitHasBounds(_ limit: Int) async throws {
    let error = try await academy().failed(key, ["query": "x", "limit": limit])
    #expect(error.field == "intent_params.limit")
  }
}
