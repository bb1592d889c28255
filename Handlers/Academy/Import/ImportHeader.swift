import IntentKit

/// The first row of a file of students: which column is where.
struct ImportHeader {
  let columns: [ImportColumn]

  /// - Throws: `invalid_params` for a file whose rows cannot be understood at all.
  init(_ row: CSVRow?, field: String) throws(IntentError) {
    guard let row else {
      throw .invalidParams("the file is empty: its first row has to name the columns", field: field)
    }
    if let problem = row.problem { throw .invalidParams("line \(row.line): \(problem)", field: field) }
    var columns: [ImportColumn] = []
    for name in row.fields {
      guard let column = ImportColumn(rawValue: name) else {
        let known = ImportColumn.allCases.map(\.rawValue).joined(separator: ", ")
        throw .invalidParams(
          "line \(row.line): there is no column \"\(name.prefix(60))\"; the columns are \(known)", field: field)
      }
      guard !columns.contains(column) else {
        throw .invalidParams("line \(row.line): the column \(name) is there twice", field: field)
      }
      columns.append(column)
    }
    for column in ImportColumn.required where !columns.contains(column) {
      throw .invalidParams("line \(row.line): the column \(column.rawValue) is missing", field: field)
    }
    self.columns = columns
  }
}
