import IntentJSON
import Testing

/// `billing.query.outstanding_balance`
struct BalanceTests {
  private let balance = "billing.query.outstanding_balance"

  @Test func whatIsOwedIsSortedByAge() async throws {
    let academy = try await TestAcademy.sample()
    for (due, amount) in [
      ("2025-03-31", 1), ("2025-03-30", 10), ("2025-03-01", 100), ("2025-02-28", 1000), ("2025-01-30", 10_000),
      ("2025-01-29", 100_000), ("2024-12-31", 1_000_000), ("2024-12-30", 10_000_000),
    ] {
      try await academy.completed(
        "billing.exec.create_invoice",
        ["student_id": "s-001", "amount": amount, "description": "x", "due_on": due, "invoice_id": "inv-\(due)"])
    }
    try await academy.completed(
      "billing.exec.create_invoice",
      ["student_id": "s-004", "amount": 500, "currency": "USD", "description": "x", "due_on": "2025-01-01"])
    let report = try await academy.completed(balance, ["as_of": "2025-03-31", "limit": 1])
    let ages = report["totals"]?.at("[0].ageing")?.elements.map { $0["amount"]?.integer }
    #expect(ages == [1, 110, 11_000, 1_100_000, 10_000_000])
    #expect(report["totals"]?.elements.map { $0["currency"]?.string } == ["KRW", "USD"])
    #expect(report["students"]?.elements.map { $0["student_id"]?.string } == ["s-001"])
    #expect(report["students"]?.at("[0].oldest_due_on")?.string == "2024-12-30")
    #expect(report["has_more"]?.bool == true)
    let one = try await academy.completed(balance, ["as_of": "2025-03-31", "student_id": "s-004"])
    #expect(one["totals"]?.at("[0].outstanding")?.integer == 500)
    #expect(one["has_more"]?.bool == false)
  }

  /// 5,000 students with twelve monthly invoices each, of which one in ten is open.
  @Test func sixtyThousandInvoicesAreAddedUp() async throws {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql(
      """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
      INSERT INTO students (id, name, language, registered_at) SELECT 'x-' || i, 'x', 'ko', '2024-01-01' FROM n;
      WITH RECURSIVE m(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM m WHERE k < 12)
      INSERT INTO invoices (id, student_id, description, amount, currency, issued_on, due_on, month)
        SELECT printf('%s-%02d', s.id, k), s.id, 'x', 100000, 'KRW', printf('2025-%02d-01', k),
          printf('2025-%02d-10', k), printf('2025-%02d', k) FROM students s, m WHERE s.id LIKE 'x-%';
      INSERT INTO payments (id, invoice_id, amount, method, paid_at)
        SELECT 'p-' || id, id, 100000, 'card', issued_on || 'T03:00:00.000Z' FROM invoices
        WHERE CAST(substr(student_id, 3) AS INTEGER) % 10 > 0;
      """)
    for (key, params) in [
      (balance, #"{"as_of": "2025-12-31"}"#),
      ("billing.query.revenue_summary", #"{"from": "2025-01", "to": "2025-12"}"#),
    ] {
      let report = try await academy.completed(key, json: params)
      if key == balance {
        #expect(report["totals"]?.at("[0].outstanding")?.integer == 600_000_000)
        #expect(report["students"]?.elements.count { _ in true } == 100)
      } else {
        #expect(report["totals"]?.at("[0].paid")?.integer == 5_400_000_000)
        #expect(report["months"]?.elements.count { _ in true } == 12)
      }
    }
  }
}
