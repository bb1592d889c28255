import IntentJSON
import ServiceTesting

/// An academy with three months of lessons and bills, and with names that want to be taken for something else.
struct ReportAcademy {
  let academy: TestAcademy

  /// A student who is called this in spite of everything.
  static let wickedName = #"<script>alert("1")</script>&amp;"#

  init() async throws {
    academy = try await TestAcademy.sample()
    _ = try academy.sql(Self.people + Self.lessons + Self.bills)
  }

  /// The reports and what they are made with.
  static let kinds: [(key: String, params: String)] = [
    ("weekly_attendance", #""week_of": "2026-11-18""#),
    ("weekly_attendance", #""week_of": "2026-11-18", "class_id": "math-a""#),
    ("monthly_billing", #""month": "2026-11""#),
    ("student_progress", #""student_id": "s-003", "from": "2026-09-01", "to": "2026-11-25""#),
    ("class_performance", #""from": "2026-09-01", "to": "2026-11-25""#),
    ("class_performance", #""from": "2026-09-01", "to": "2026-11-25", "class_id": "math-a""#),
    ("teacher_workload", #""month": "2026-11""#),
    ("tenant_overview", #""month": "2026-11""#),
  ]

  /// Makes a report; returns the handler's answer.
  @discardableResult
  func make(_ kind: String, _ params: String, language: String = "en") async throws -> JSONText {
    try await academy.completed("report.exec.\(kind)", json: #"{\#(params), "language": "\#(language)"}"#)
  }

  /// A file of a report.
  func contents(_ answer: JSONText, _ format: String) -> String {
    let files = answer["report"]?["files"].map { Array($0.elements) } ?? []
    let name = files.first { $0["format"]?.string == format }?["name"]?.string ?? "-"
    return String(decoding: academy.directory.contents("files/default/" + name), as: UTF8.self)
  }

  /// Makes a report and reads its page.
  func page(_ kind: String, _ params: String, language: String = "en") async throws -> PageTree {
    try PageTree(contents(try await make(kind, params, language: language), "html"))
  }

  private static let people = """
    UPDATE settings SET value = 'Sunny & Sons' WHERE name = 'academy_name';
    UPDATE students SET name = '<script>alert("1")</script>&amp;' WHERE id = 's-003';
    UPDATE students SET registered_at = iif(id = 's-008', '2026-10-03T01:00:00.000Z', '2024-03-02T01:00:00.000Z');
    UPDATE classes SET name = 'Art <b>"B"</b>' WHERE id = 'sci-c';
    INSERT INTO staff VALUES ('t-1', 'Kim > Lee', 'teacher', 't1@example.org', NULL, 'ko');
    UPDATE classes SET teacher_id = 't-1', minutes = 90 WHERE id = 'math-a';
    INSERT INTO session_changes (class_id, day, kind) VALUES ('math-a', '2026-11-09', 'cancelled');
    INSERT INTO session_changes (class_id, day, kind, minutes) VALUES ('math-a', '2026-11-14', 'makeup', 60);

    """

  /// Every student in every lesson from 31 August to 25 November; which is late or absent is spread by a number.
  private static let lessons = """
    WITH RECURSIVE days (day) AS (
      SELECT '2026-08-31' UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < '2026-11-25'),
    lessons AS (
      SELECT e.student_id, e.class_id, day, CAST(julianday(day) AS INTEGER) * 5 + unicode(substr(e.student_id, -1)) * 7 AS n
      FROM days, enrollments e JOIN classes c ON c.id = e.class_id
      WHERE instr(c.days, substr('sunmontuewedthufrisat', 1 + 3 * strftime('%w', day), 3)) > 0)
    INSERT INTO attendance (student_id, class_id, day, status, minutes_late, reason)
      SELECT student_id, class_id, day,
        CASE n % 13 WHEN 0 THEN 'absent' WHEN 1 THEN 'late' WHEN 2 THEN 'late' WHEN 3 THEN 'excused' ELSE 'present' END,
        CASE n % 13 WHEN 1 THEN 7 WHEN 2 THEN 12 END, CASE n % 13 WHEN 3 THEN '<i>fever</i>' END
      FROM lessons;

    """

  private static let bills = """
    INSERT INTO invoices (id, student_id, description, amount, currency, issued_on, due_on, month, discount)
      SELECT 'inv-' || m || '-' || s.id, s.id, m || ' fee', 200000 + 1000 * CAST(substr(s.id, -1) AS INTEGER), 'KRW',
        '2026-' || m || '-01', '2026-' || m || '-10', '2026-' || m, CASE s.id WHEN 's-004' THEN 20000 ELSE 0 END
      FROM students s, (SELECT '09' AS m UNION ALL SELECT '10' UNION ALL SELECT '11') ORDER BY 1;
    INSERT INTO invoice_lines SELECT i.id, 1, 'math-a', 'fee', i.amount FROM invoices i WHERE i.student_id < 's-005';
    INSERT INTO payments (id, invoice_id, amount, method, paid_at)
      SELECT 'pay-' || id, id, amount - discount, CASE WHEN student_id < 's-004' THEN 'card' ELSE 'transfer' END,
        month || '-15T03:00:00.000Z' FROM invoices WHERE NOT (month = '2026-11' AND student_id > 's-005');
    INSERT INTO refunds (id, payment_id, amount, reason, refunded_at)
      VALUES ('ref-1', 'pay-inv-11-s-001', 50000, 'moved', '2026-11-20T00:00:00.000Z');
    UPDATE invoices SET voided_on = '2026-11-20' WHERE id = 'inv-11-s-008';
    INSERT INTO invoices (id, student_id, description, amount, currency, issued_on, due_on, month)
      VALUES ('inv-usd', 's-004', 'books', 12345, 'USD', '2026-11-05', '2026-11-20', '2026-11');
    """
}
