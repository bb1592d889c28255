extension Schema {
  /// From version 1 to 2: staff, timetables, monthly billing, contact preferences, templates, tasks and reports.
  ///
  /// A column whose CHECK changes is replaced by a new one of its name.
  static let second = secondPeople + secondClasses + secondBilling + secondMessages + secondReports

  private static let secondPeople = """
    ALTER TABLE students ADD COLUMN state TEXT NOT NULL DEFAULT 'active'
      CHECK (state IN ('active', 'paused', 'left', 'merged'));
    UPDATE students SET state = status;
    ALTER TABLE students DROP COLUMN status;
    ALTER TABLE students RENAME COLUMN state TO status;
    ALTER TABLE students ADD COLUMN birthday TEXT;
    ALTER TABLE students ADD COLUMN school TEXT;
    ALTER TABLE students ADD COLUMN phone TEXT;
    ALTER TABLE students ADD COLUMN note TEXT;
    ALTER TABLE students ADD COLUMN paused_until TEXT;
    ALTER TABLE students ADD COLUMN left_on TEXT;
    ALTER TABLE students ADD COLUMN merged_into TEXT REFERENCES students (id);
    CREATE INDEX students_by_name ON students (name);
    ALTER TABLE guardians ADD COLUMN channel TEXT CHECK (channel IN ('email', 'phone'));
    CREATE INDEX student_guardians_by_guardian ON student_guardians (guardian_id);
    CREATE TABLE staff (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      role TEXT NOT NULL CHECK (role IN ('teacher', 'desk', 'manager')),
      email TEXT,
      phone TEXT,
      language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
      CHECK (email IS NOT NULL OR phone IS NOT NULL)
    ) WITHOUT ROWID;
    CREATE TABLE tasks (
      id TEXT PRIMARY KEY,
      student_id TEXT NOT NULL REFERENCES students (id),
      title TEXT NOT NULL,
      details TEXT,
      due_on TEXT,
      assigned_to TEXT REFERENCES staff (id),
      status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
      created_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX tasks_by_student ON tasks (student_id);

    """

  private static let secondClasses = """
    ALTER TABLE classes ADD COLUMN minutes INTEGER CHECK (minutes > 0);
    ALTER TABLE classes ADD COLUMN room TEXT;
    ALTER TABLE classes ADD COLUMN teacher_id TEXT REFERENCES staff (id);
    ALTER TABLE classes ADD COLUMN fee INTEGER CHECK (fee >= 0);
    ALTER TABLE classes ADD COLUMN currency TEXT NOT NULL DEFAULT 'KRW';
    ALTER TABLE classes ADD COLUMN archived_on TEXT;
    CREATE INDEX classes_by_teacher ON classes (teacher_id);
    CREATE TABLE session_changes (
      class_id TEXT NOT NULL REFERENCES classes (id),
      day TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('cancelled', 'makeup')),
      starts_at TEXT,
      minutes INTEGER CHECK (minutes > 0),
      room TEXT,
      -- The cancelled day that a make-up session stands for.
      makes_up_for TEXT,
      reason TEXT,
      PRIMARY KEY (class_id, day, kind)
    ) WITHOUT ROWID;
    ALTER TABLE enrollments ADD COLUMN withdrawn_on TEXT;
    CREATE TABLE attendance_2 (
      student_id TEXT NOT NULL REFERENCES students (id),
      class_id TEXT NOT NULL REFERENCES classes (id),
      day TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('present', 'late', 'absent', 'excused')),
      checked_in_at TEXT,
      checked_out_at TEXT,
      minutes_late INTEGER,
      reason TEXT,
      PRIMARY KEY (day, class_id, student_id)
    ) WITHOUT ROWID;
    INSERT INTO attendance_2 (student_id, class_id, day, status, checked_in_at, minutes_late, reason)
      SELECT student_id, class_id, day, status, checked_in_at, minutes_late, reason FROM attendance;
    DROP TABLE attendance;
    ALTER TABLE attendance_2 RENAME TO attendance;
    CREATE INDEX attendance_by_student ON attendance (student_id, day);
    CREATE INDEX attendance_by_class ON attendance (class_id, day);

    """

  private static let secondBilling = """
    ALTER TABLE invoices ADD COLUMN month TEXT;
    ALTER TABLE invoices ADD COLUMN discount INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0);
    ALTER TABLE invoices ADD COLUMN voided_on TEXT;
    ALTER TABLE invoices ADD COLUMN void_reason TEXT;
    CREATE INDEX invoices_by_student ON invoices (student_id);
    CREATE INDEX invoices_by_issue ON invoices (issued_on);
    -- A student has one monthly invoice a month and currency, whichever job makes it.
    CREATE UNIQUE INDEX invoices_by_month ON invoices (month, student_id, currency)
      WHERE month IS NOT NULL AND voided_on IS NULL;
    CREATE TABLE invoice_lines (
      invoice_id TEXT NOT NULL REFERENCES invoices (id),
      number INTEGER NOT NULL,
      class_id TEXT REFERENCES classes (id),
      description TEXT NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (invoice_id, number)
    ) WITHOUT ROWID;
    ALTER TABLE payments ADD COLUMN gateway_id TEXT;
    CREATE INDEX payments_by_time ON payments (paid_at);
    CREATE TABLE refunds (
      id TEXT PRIMARY KEY,
      payment_id TEXT NOT NULL REFERENCES payments (id),
      amount INTEGER NOT NULL CHECK (amount > 0),
      reason TEXT NOT NULL,
      gateway_id TEXT,
      refunded_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX refunds_by_payment ON refunds (payment_id);
    CREATE TABLE discounts (
      id TEXT PRIMARY KEY,
      invoice_id TEXT NOT NULL REFERENCES invoices (id),
      amount INTEGER NOT NULL CHECK (amount > 0),
      reason TEXT NOT NULL,
      applied_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX discounts_by_invoice ON discounts (invoice_id);
    -- What was asked of the payment gateway: written down before it is asked, so that whatever becomes of a job, the next
    -- one for the same invoice or payment asks under the same key.
    CREATE TABLE gateway_requests (
      key TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('charge', 'refund')),
      -- The invoice that is charged, the payment that is refunded.
      subject TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      status TEXT NOT NULL CHECK (status IN ('started', 'done', 'refused')),
      detail TEXT,
      job_id TEXT NOT NULL,
      started_at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX gateway_requests_by_subject ON gateway_requests (subject, status);
    CREATE TABLE closed_months (
      month TEXT PRIMARY KEY,
      closed_at TEXT NOT NULL,
      closed_by TEXT NOT NULL,
      totals TEXT NOT NULL
    ) WITHOUT ROWID;

    """

  private static let secondMessages = """
    CREATE TABLE messages_2 (
      event TEXT PRIMARY KEY,
      template TEXT NOT NULL,
      -- guardian/7, staff/t-1
      recipient TEXT NOT NULL,
      student_id TEXT REFERENCES students (id),
      status TEXT NOT NULL
        CHECK (status IN ('waiting', 'sending', 'sent', 'delivered', 'bounced', 'refused', 'suppressed')),
      channel TEXT,
      address TEXT,
      language TEXT,
      subject TEXT,
      body TEXT,
      message_id TEXT,
      detail TEXT,
      job_uid TEXT NOT NULL,
      job_id TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO messages_2 (event, template, recipient, student_id, status, message_id, detail, job_uid, job_id,
        created_at, updated_at)
      SELECT event, kind, 'guardian/' || guardian_id, student_id, status, message_id, detail, job_uid, job_id,
        updated_at, updated_at FROM messages;
    DROP TABLE messages;
    ALTER TABLE messages_2 RENAME TO messages;
    CREATE INDEX messages_by_student ON messages (student_id, created_at);
    CREATE INDEX messages_by_recipient ON messages (recipient, created_at);
    CREATE INDEX messages_by_id ON messages (message_id);
    CREATE INDEX messages_by_job ON messages (job_id);
    CREATE INDEX messages_by_status ON messages (status, created_at);
    CREATE TABLE templates (
      name TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      -- The placeholders that both may hold, and the type of each: {"student": "text", "day": "day"}
      placeholders TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      PRIMARY KEY (name, language)
    ) WITHOUT ROWID;
    CREATE TABLE unsubscribes (
      recipient TEXT NOT NULL,
      -- The template that is not wanted; * for all.
      template TEXT NOT NULL,
      reason TEXT,
      at TEXT NOT NULL,
      PRIMARY KEY (recipient, template)
    ) WITHOUT ROWID;
    CREATE TABLE delivery_receipts (
      number INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('delivered', 'bounced')),
      detail TEXT,
      at TEXT NOT NULL,
      job_uid TEXT NOT NULL
    );
    CREATE INDEX delivery_receipts_by_message ON delivery_receipts (message_id);
    INSERT INTO settings (name, value) VALUES ('academy_name', '우리 학원');

    """

  private static let secondReports = """
    CREATE TABLE reports (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      period TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
      -- Whom it is about; NULL: nobody alone.
      student_id TEXT REFERENCES students (id),
      -- Names in the tenant's directory of files, with formats and sizes.
      files TEXT NOT NULL,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      job_id TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX reports_by_time ON reports (created_at);
    CREATE TABLE report_deliveries (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      every TEXT NOT NULL CHECK (every IN ('week', 'month')),
      -- The time of day on the academy's clock.
      at TEXT NOT NULL,
      class_id TEXT REFERENCES classes (id),
      student_id TEXT REFERENCES students (id),
      recipients TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('ko', 'en')),
      -- When the one job is due that goes on with it.
      next_at TEXT NOT NULL,
      ended_at TEXT
    ) WITHOUT ROWID;
    CREATE INDEX audit_by_time ON audit (at);
    """
}
