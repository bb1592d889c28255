import AcademyKit
import IntentKit

/// A bank's export: which column is where, and the rows.
struct BankTable {
  /// What stands in each place; nil: a column that is not read.
  let columns: [BankColumn?]
  let rows: [CSVRow]

  /// Reads the first row, and takes the others.
  ///
  /// - Throws: `invalid_params` for a file whose rows cannot be understood at all.
  init(_ contents: [UInt8], field: String) throws(IntentError) {
    var reader = CSVReader(contents)
    guard let header = reader.next() else {
      throw .invalidParams("the file is empty: its first row has to name the columns", field: field)
    }
    if let problem = header.problem { throw .invalidParams("line \(header.line): \(problem)", field: field) }
    columns = header.fields.map { BankColumn(named: $0) }
    rows = Array(reader)
    for column in BankColumn.allCases where columns.count(where: { $0 == column }) > 1 {
      throw .invalidParams("line \(header.line): the column \(column.rawValue) is there twice", field: field)
    }
    for column in [BankColumn.date, .amount, .reference] where !columns.contains(column) {
      throw .invalidParams("line \(header.line): the column \(column.rawValue) is missing", field: field)
    }
    guard columns.contains(.payer) || columns.contains(.memo) else {
      throw .invalidParams("line \(header.line): the columns payer and memo are missing: one is needed", field: field)
    }
    guard !rows.isEmpty else { throw .invalidParams("the file names columns and has no rows", field: field) }
  }
}
