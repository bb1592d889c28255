import IntentJSON
import IntentModel
import ServiceTesting
import Testing

@testable import AcademyKit

/// Databases that an older release has filled.
struct SchemaTests {
  /// Rows as the first version had them.
  private static let rows = """
    INSERT INTO students VALUES ('s-1', '나무', 'ko', 'active', '2024-01-01T00:00:00.000Z');
    INSERT INTO students VALUES ('s-2', '바람', 'ko', 'left', '2024-01-01T00:00:00.000Z');
    INSERT INTO guardians VALUES (7, '숲', 'forest@example.org', NULL, 'forest@example.org', NULL, 'ko');
    INSERT INTO student_guardians VALUES ('s-1', 7, NULL);
    INSERT INTO classes VALUES ('math', '수학', 'fri', '16:00', 5, NULL);
    INSERT INTO enrollments VALUES ('s-1', 'math', '2024-01-02');
    INSERT INTO attendance VALUES ('s-1', 'math', '2024-11-22', 'late', '2024-11-22T07:20:00.000Z', 20, NULL);
    INSERT INTO invoices VALUES ('inv-1', 's-1', '수강료', 1000, 'KRW', '2024-11-01', '2024-11-30');
    INSERT INTO payments VALUES ('pay-1', 'inv-1', 400, 'card', NULL, '2024-11-02T00:00:00.000Z');
    INSERT INTO messages VALUES
      ('late/2024-11-22/math/s-1/7', 'late', 7, 's-1', 'sent', '<m@x>', NULL, 'uid', 'job', '2024-11-22T08:00:00.000Z');
    """

  @Test func whatTheFirstVersionHasRecordedIsKept() async throws {
    let academy = try TestAcademy()
    academy.directory.makeDirectory("store")
    _ = try academy.sql(
      """
      CREATE TABLE _intent_once (key TEXT PRIMARY KEY, answer TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE _intent_schema (component TEXT PRIMARY KEY, version INTEGER NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
      INSERT INTO _intent_schema VALUES ('academy', 1, '2024-01-01T00:00:00.000Z');
      """ + Schema.steps[0] + Self.rows)
    let summary = try await academy.completed("attendance.query.daily_summary", ["day": "2024-11-22"])
    #expect(summary.at("classes[0].late[0].minutes_late")?.integer == 20)
    #expect(try academy.sql("SELECT id, status FROM students ORDER BY id") == ["s-1|active", "s-2|left"])
    #expect(try academy.sql("SELECT recipient, template, status FROM messages") == ["guardian/7|late|sent"])
    #expect(try academy.sql("PRAGMA foreign_key_check") == [])
    #expect(try academy.sql("PRAGMA integrity_check") == ["ok"])
    let paid = try await academy.completed("billing.exec.record_payment", ["invoice_id": "inv-1", "amount": 600])
    #expect(paid["status"]?.string == "paid")
    #expect(try academy.count("SELECT version FROM _intent_schema WHERE component = 'academy'") == 2)
  }
}
