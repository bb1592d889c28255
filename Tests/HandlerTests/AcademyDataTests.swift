import IntentJSON
import ServiceTesting
import Testing

/// `academy-data`: what it makes up has to be what the handlers would have made.
struct AcademyDataTests {
  private static let size = ["--students", "120", "--months", "3", "--seed", "7", "--until", "2024-11-22"]

  /// An academy of made-up data, and what the program said.
  private func academy(_ options: [String] = size) async throws -> (TestAcademy, JSONText) {
    let academy = try TestAcademy()
    // In a process of its own: the program wants the database for itself.
    let tables = try ChildProcess(
      ChildProcess.built("intent"),
      [
        "run", "student.query.search", "--params", #"{"query": "-"}"#, "--data", academy.directory.path, "--registry",
        Repository.path("registry.json"), "--plugins", ChildProcess.built("."),
      ])
    _ = tables.readAll()
    #expect(tables.wait() == 0)
    let program = try ChildProcess(
      ChildProcess.built("academy-data"), ["--database", academy.directory.path + "/store/default.sqlite"] + options)
    let output = program.readAll()
    #expect(program.wait() == 0)
    return (academy, try JSONText(validating: output))
  }

  @Test func itObeysTheHandlersRules() async throws {
    let (academy, counts) = try await academy()
    #expect(counts["students"]?.integer == 120)
    #expect(try academy.sql("PRAGMA foreign_key_check; PRAGMA integrity_check") == ["ok"])
    let broken = [
      "SELECT i.id FROM invoices i WHERE amount <> (SELECT sum(l.amount) FROM invoice_lines l WHERE l.invoice_id = i.id)",
      "SELECT i.id FROM invoices i WHERE discount <> (SELECT coalesce(sum(d.amount), 0) FROM discounts d WHERE d.invoice_id = i.id)",
      "SELECT i.id FROM invoices i JOIN payments p ON p.invoice_id = i.id GROUP BY i.id HAVING sum(p.amount) > i.amount - i.discount",
      "SELECT p.id FROM payments p JOIN invoices i ON i.id = p.invoice_id WHERE i.voided_on IS NOT NULL",
      "SELECT p.id FROM payments p JOIN refunds r ON r.payment_id = p.id GROUP BY p.id HAVING sum(r.amount) > p.amount",
      """
      SELECT a.day FROM attendance a LEFT JOIN enrollments e ON e.student_id = a.student_id AND e.class_id = a.class_id
        AND a.day >= e.enrolled_on AND (e.withdrawn_on IS NULL OR a.day < e.withdrawn_on) WHERE e.student_id IS NULL
      """,
      """
      SELECT a.day FROM attendance a JOIN session_changes c ON c.class_id = a.class_id AND c.day = a.day
      WHERE c.kind = 'cancelled'
      """,
      "SELECT day FROM attendance WHERE (status = 'late') <> (minutes_late IS NOT NULL)",
      "SELECT e.class_id FROM enrollments e JOIN students s ON s.id = e.student_id WHERE s.status = 'left' AND withdrawn_on IS NULL",
      """
      SELECT c.id FROM classes c JOIN enrollments e ON e.class_id = c.id JOIN students s ON s.id = e.student_id
      WHERE e.withdrawn_on IS NULL AND s.status = 'active' GROUP BY c.id HAVING count(*) > c.capacity
      """,
      "SELECT id FROM guardians WHERE email IS NULL AND phone IS NULL",
    ]
    for query in broken { #expect(try academy.sql(query + " LIMIT 3") == [], "\(query)") }
    for table in ["attendance", "invoices", "payments", "messages", "tasks", "session_changes", "audit", "discounts"] {
      #expect((counts[table]?.integer ?? 0) > 0, "\(table) is empty")
    }
  }

  @Test func theSameSeedMakesTheSame() async throws {
    let (first, _) = try await academy()
    let (second, _) = try await academy()
    let (other, _) = try await academy(Self.size.map { $0 == "7" ? "8" : $0 })
    let rows = try first.dump()
    #expect(try second.dump() == rows)
    #expect(try other.dump() != rows)
  }

  @Test func theHandlersGoOnWithIt() async throws {
    let (academy, _) = try await academy()
    let student = try academy.sql("SELECT id FROM students WHERE status = 'active' ORDER BY id LIMIT 1")[0]
    let profile = try await academy.completed("student.query.profile", ["student_id": student])
    #expect(profile.at("balances[0].currency")?.string != nil)
    let bills = try await academy.completed(
      "billing.exec.issue_monthly_invoices", ["month": "2024-11", "due_on": "2024-11-25"])
    #expect((bills["invoices"]?.integer ?? 0) > 60)
    let again = try await academy.completed(
      "billing.exec.issue_monthly_invoices", ["month": "2024-10", "due_on": "2024-10-25"])
    #expect(again["invoices"]?.integer == 0, "\(again.text)")
    let summary = try await academy.completed("attendance.query.daily_summary", ["day": "2024-11-20"])
    #expect(summary["classes"]?.elements.contains { $0["present"]?.integer ?? 0 > 0 } == true)
  }

  @Test func whatIsThereIsLeftAlone() async throws {
    let academy = try await TestAcademy.sample()
    let rows = try academy.dump()
    let program = try ChildProcess(
      ChildProcess.built("academy-data"), ["--database", academy.directory.path + "/store/default.sqlite"] + Self.size)
    #expect(program.wait() == 1)
    #expect(try academy.dump() == rows)
  }
}
