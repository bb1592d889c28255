import DelimitedText
import FileSpool
import IntentCore
import IntentModel

/// Writes what became of a batch's items, a row an item, in memory that does not grow with their number.
struct BatchReportWriting {
  /// Items that are looked at for the names of their parameters, and parameters that get columns of their own.
  private static let named: (items: Int, columns: Int) = (1000, 50)

  let report: BatchReport
  let redact: [ParameterPath]
  let isWanted: (BatchReportItem.Status) -> Bool

  /// Comma-separated values, for spreadsheets.
  func csv(to output: inout LineBuffer) throws(CommandFailure) {
    let names: [String]
    do {
      names = try report.parameterNames(ofFirst: Self.named.items, atMost: Self.named.columns)
    } catch {
      throw CommandFailure(error)
    }
    var writer = CSVWriter()
    writer.row(BatchReportRow.columns(names))
    try forEach { (row) throws(CommandFailure) in
      writer.row(row.fields(names))
      output.text(writer.takeText())
      if output.isFull { try output.flush() }
    }
    output.text(writer.takeText())
    try output.flush()
  }

  /// An object a line.
  func json(to output: inout LineBuffer) throws(CommandFailure) {
    try forEach { (row) throws(CommandFailure) in try output.json(row) }
    try output.flush()
  }

  private func forEach(_ body: (BatchReportRow) throws(CommandFailure) -> Void) throws(CommandFailure) {
    while true {
      let item: BatchReportItem?
      do { item = try report.next(where: isWanted) } catch { throw CommandFailure(error) }
      guard let item else { return }
      try body(BatchReportRow(item, redact: redact))
    }
  }

  /// What a person reads: how many came to what, and why they failed.
  func summary(_ batch: BatchSnapshot, to output: inout LineBuffer) throws(CommandFailure) {
    var failures = FailureGroups()
    try forEach { (row) throws(CommandFailure) in if let failure = row.failure { failures.add(failure) } }
    for line in BatchDetails(batch: batch).lines(on: .output) { try output.line(line) }
    for line in failures.lines(on: .output) { try output.line(line) }
    try output.flush()
  }
}
