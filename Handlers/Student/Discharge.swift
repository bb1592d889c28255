import AcademyKit
import IntentKit

/// `student.exec.discharge`: a student leaves the academy, and so all classes. What was recorded stays.
struct Discharge: IntentHandler {
  static let intent: IntentKey = "student.exec.discharge"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var reason: Line
    /// The first day on which the student is not there any more; nil: today. Not in the future.
    var leftOn: Day?
    /// Also if invoices are unpaid.
    var force: Bool?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var leftOn: Day
    /// The classes that the student was in.
    var classIDs: [ClassID]
    var openInvoices: [OpenInvoice]
    var openTasks: Int
  }

  struct OpenInvoice: Codable, Sendable {
    var invoiceID: InvoiceID
    var outstanding: Int64
    var currency: Currency
    var dueOn: Day
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    let day = params.leftOn ?? today
    guard day <= today else {
      throw IntentError.invalidParams("\(day) has not come yet: let the job run then, with run_at", field: "left_on")
    }
    return .completed(
      try academy.change { transaction in
        let before = try transaction.changeableStudent(params.studentID)
        if before.status == .left {
          throw IntentError.permanent("\(before.label) has left\(before.leftOn.map { ", on \($0)" } ?? "") already")
        }
        let open = try openInvoices(of: before, transaction)
        if !open.isEmpty, params.force != true { throw try Self.unpaid(before, open) }
        let classes = try withdraw(before, on: day, academy, transaction)
        var after = before
        after.status = .left
        after.leftOn = day
        after.pausedUntil = nil
        try academy.change(before, to: after, reason: params.reason, in: transaction)
        return Report(
          studentID: after.id, leftOn: day, classIDs: classes, openInvoices: open,
          openTasks: try openTasks(of: after.id, transaction))
      })
  }

  private func openInvoices(
    of student: StudentRecord, _ transaction: borrowing Transaction
  ) throws -> [OpenInvoice] {
    try transaction.unpaidInvoices(of: student.id).map {
      OpenInvoice(invoiceID: $0.id, outstanding: $0.outstanding, currency: $0.currency, dueOn: $0.dueOn)
    }
  }

  private static func unpaid(_ student: StudentRecord, _ open: [OpenInvoice]) throws -> IntentError {
    let named = open.prefix(5).map { "\($0.invoiceID) (\(Money($0.outstanding, $0.currency).text(in: .english)))" }
    let rest = open.count > named.count ? " and \(open.count - named.count) more" : ""
    return IntentError(
      .permanent,
      "\(student.label) has unpaid invoices: \(named.joined(separator: ", "))\(rest). Settle them first, or give force",
      details: try JSONCoding.encode(open))
  }

  private func withdraw(
    _ student: StudentRecord, on day: Day, _ academy: Academy, _ transaction: borrowing Transaction
  ) throws -> [ClassID] {
    let enrollments = try transaction.enrollments(of: student.id).filter { $0.withdrawnOn == nil }
    for enrollment in enrollments {
      guard day >= enrollment.enrolledOn else {
        throw IntentError.invalidParams(
          "\(day) comes before the enrollment in \(enrollment.classID), which was on \(enrollment.enrolledOn)",
          field: "left_on")
      }
      try academy.withdraw(enrollment, on: day, in: transaction)
    }
    return enrollments.map(\.classID).sorted()
  }

  private func openTasks(of id: StudentID, _ transaction: borrowing Transaction) throws -> Int {
    struct Row: Decodable { var count: Int }
    let sql = "SELECT count(*) AS count FROM tasks WHERE student_id = ?1 AND status = 'open'"
    return try transaction.query(sql, [id], as: Row.self).first?.count ?? 0
  }
}

/// The library's entry for `student.exec.discharge`.
@c(intent_handler_student__exec__discharge)
public func entry() -> UnsafeRawPointer { export(Discharge.self) }
