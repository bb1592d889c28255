/// What can be exported: rows of one kind, as the database has them.
public enum ExportDataset: String, Codable, Sendable, CaseIterable {
  /// Students; by the time of their registration.
  case students
  /// Guardians.
  case guardians
  /// Who is whose guardian.
  case studentGuardians = "student_guardians"
  /// Who works for the academy.
  case staff
  /// Classes.
  case classes
  /// Who is in which class; by the day of enrollment.
  case enrollments
  /// Sessions that were cancelled or put on besides; by day.
  case sessionChanges = "session_changes"
  /// Attendance; by day.
  case attendance
  /// Invoices; by the day on which they were made out.
  case invoices
  /// What invoices are made of.
  case invoiceLines = "invoice_lines"
  /// Payments; by time.
  case payments
  /// What was given back; by time.
  case refunds
  /// What was taken off; by time.
  case discounts
  /// Messages; by the time at which they came to be.
  case messages
  /// What is to be done for students; by the time at which it came to be.
  case tasks
  /// Who changed what; by time.
  case audit

  /// Its columns, its order and its time.
  var source: ExportSource {
    switch self {
    case .students:
      ExportSource(
        "students", "id name status language birthday school phone note paused_until left_on merged_into registered_at",
        key: "id", time: "registered_at")
    case .guardians: ExportSource("guardians", "id name email phone language channel", key: "id")
    case .studentGuardians:
      ExportSource("student_guardians", "student_id guardian_id relation", key: "student_id guardian_id")
    case .staff: ExportSource("staff", "id name role email phone language", key: "id")
    case .classes:
      ExportSource(
        "classes", "id name days starts_at minutes late_after capacity room teacher_id fee currency archived_on",
        key: "id")
    case .enrollments:
      ExportSource(
        "enrollments", "student_id class_id enrolled_on withdrawn_on", key: "student_id class_id", day: "enrolled_on")
    case .sessionChanges:
      ExportSource(
        "session_changes", "class_id day kind starts_at minutes room makes_up_for reason", key: "class_id day kind",
        day: "day")
    case .attendance:
      ExportSource(
        "attendance", "day class_id student_id status checked_in_at checked_out_at minutes_late reason",
        key: "day class_id student_id", day: "day")
    case .invoices:
      ExportSource(
        "invoices", "id student_id month description amount discount currency issued_on due_on voided_on void_reason",
        key: "id", day: "issued_on")
    default: bookkeeping
    }
  }

  private var bookkeeping: ExportSource {
    switch self {
    case .invoiceLines:
      ExportSource("invoice_lines", "invoice_id number class_id description amount", key: "invoice_id number")
    case .payments:
      ExportSource(
        "payments", "id invoice_id amount method reference gateway_id paid_at", key: "id", time: "paid_at")
    case .refunds: ExportSource("refunds", "id payment_id amount reason refunded_at", key: "id", time: "refunded_at")
    case .discounts: ExportSource("discounts", "id invoice_id amount reason applied_at", key: "id", time: "applied_at")
    case .messages:
      ExportSource(
        "messages",
        "event template recipient student_id status channel address language subject body message_id detail job_id "
          + "created_at updated_at", key: "event", time: "created_at")
    case .tasks:
      ExportSource(
        "tasks", "id student_id title details due_on assigned_to status created_at", key: "id", time: "created_at")
    default:
      ExportSource(
        "audit", "number at who job_id intent_key entity entity_id before after", key: "number", time: "at")
    }
  }
}
