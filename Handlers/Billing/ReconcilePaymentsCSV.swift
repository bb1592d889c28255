import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.reconcile_payments_csv`: records the payments of a bank's export.
///
/// The file comes as text, or by its name below `import/` in the tenant's directory of files. It needs the columns date,
/// amount and reference, and payer or memo (or what banks call them in Korean); currency may be there, all others are passed
/// over. A row is matched by an invoice's number in its memo, else by the only open invoice of the amount for a student of
/// the payer's name, or with a guardian of it. Nothing is guessed: the rest is reported, row by row.
struct ReconcilePaymentsCSV: IntentHandler {
  static let intent: IntentKey = "billing.exec.reconcile_payments_csv"

  struct Params: AcademyParameters {
    /// The file's contents; else `file`.
    var csv: String?
    /// The file's name, such as `bank.csv` for `import/bank.csv`.
    var file: String?
    /// Of rows that do not say; nil: won.
    var currency: Currency?
    var requestedBy: Line?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    switch (params.csv, params.file) {
    case (nil, nil):
      throw IntentError.invalidParams("is missing, and file too: give the text, or a file's name", field: "csv")
    case (_?, _?): throw IntentError.invalidParams("is given beside csv: give one of them", field: "file")
    default: break
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<ReconciliationReport> {
    let academy = try Academy(context, params)
    let field = params.csv == nil ? "file" : "csv"
    let reading = try Reconciliation(
      try contents(params, context), field: field, currency: params.currency ?? .krw, academy)
    let report = try academy.change { transaction in try reading.run(in: transaction) }
    for problem in report.problems.prefix(20) {
      context.log("not recorded: line \(problem.line): \(problem.reason)", level: .warning)
    }
    return .completed(report)
  }

  private func contents(_ params: Params, _ context: Context) throws -> [UInt8] {
    if let csv = params.csv { return Array(csv.utf8) }
    do throws(FilesError) {
      return try context.files.read("import/" + (params.file ?? ""))
    } catch {
      // Not there, or not a name: what was given is at fault. Anything else may be better at the next attempt.
      guard [.notFound, .invalid].contains(error.code) else { throw error }
      throw IntentError.invalidParams(error.message, field: "file")
    }
  }
}

/// The library's entry for `billing.exec.reconcile_payments_csv`.
@c(intent_handler_billing__exec__reconcile_payments_csv)
public func entry() -> UnsafeRawPointer { export(ReconcilePaymentsCSV.self) }
