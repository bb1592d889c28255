/// The academy's tables, by versions: a step that was released is never changed, a new one is added behind it.
///
/// Days are texts like `2026-11-21` on the academy's clock, times are RFC 3339 in UTC, money is whole minor units.
enum Schema {
  /// The component's name in the store.
  static let component = "academy"
  /// Step n takes version n-1 to n.
  static let steps = [people + classes + billing + bookkeeping, Self.second]

  private static let people = """
    CREATE TABLE students (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
      status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
      registered_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE guardians (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      email TEXT,
      phone TEXT,
      -- How a guardian is found again, whatever the case of the address or the hyphens of the number.
      email_folded TEXT UNIQUE,
      phone_folded TEXT,
      language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
      CHECK (email IS NOT NULL OR phone IS NOT NULL)
    );
    CREATE INDEX guardians_by_phone ON guardians (phone_folded);
    CREATE TABLE student_guardians (
      student_id TEXT NOT NULL REFERENCES students (id),
      guardian_id INTEGER NOT NULL REFERENCES guardians (id),
      relation TEXT,
      PRIMARY KEY (student_id, guardian_id)
    ) WITHOUT ROWID;

    """

  private static let classes = """
    CREATE TABLE classes (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      days TEXT,
      starts_at TEXT,
      late_after INTEGER NOT NULL CHECK (late_after >= 0),
      capacity INTEGER CHECK (capacity > 0)
    ) WITHOUT ROWID;
    CREATE TABLE enrollments (
      student_id TEXT NOT NULL REFERENCES students (id),
      class_id TEXT NOT NULL REFERENCES classes (id),
      enrolled_on TEXT NOT NULL,
      PRIMARY KEY (student_id, class_id)
    ) WITHOUT ROWID;
    CREATE INDEX enrollments_by_class ON enrollments (class_id);
    CREATE TABLE attendance (
      student_id TEXT NOT NULL REFERENCES students (id),
      class_id TEXT NOT NULL REFERENCES classes (id),
      day TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('present', 'late', 'absent')),
      checked_in_at TEXT,
      minutes_late INTEGER,
      reason TEXT,
      PRIMARY KEY (day, class_id, student_id)
    ) WITHOUT ROWID;

    """

  private static let billing = """
    CREATE TABLE invoices (
      id TEXT PRIMARY KEY,
      student_id TEXT NOT NULL REFERENCES students (id),
      description TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      currency TEXT NOT NULL,
      issued_on TEXT NOT NULL,
      due_on TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX invoices_by_due ON invoices (due_on);
    CREATE TABLE payments (
      id TEXT PRIMARY KEY,
      invoice_id TEXT NOT NULL REFERENCES invoices (id),
      amount INTEGER NOT NULL CHECK (amount > 0),
      method TEXT NOT NULL,
      -- What the bank calls it: the same payment is recorded once, whichever job records it.
      reference TEXT UNIQUE,
      paid_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX payments_by_invoice ON payments (invoice_id);

    """

  private static let bookkeeping = """
    CREATE TABLE messages (
      event TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      guardian_id INTEGER NOT NULL REFERENCES guardians (id),
      student_id TEXT REFERENCES students (id),
      status TEXT NOT NULL CHECK (status IN ('sending', 'sent', 'refused')),
      message_id TEXT,
      detail TEXT,
      job_uid TEXT NOT NULL,
      job_id TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      who TEXT NOT NULL,
      job_uid TEXT NOT NULL,
      job_id TEXT NOT NULL,
      intent_key TEXT NOT NULL,
      entity TEXT NOT NULL,
      entity_id TEXT NOT NULL,
      before TEXT,
      after TEXT
    );
    CREATE INDEX audit_by_entity ON audit (entity, entity_id);
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO settings (name, value) VALUES ('utc_offset', '+09:00');
    """
}
