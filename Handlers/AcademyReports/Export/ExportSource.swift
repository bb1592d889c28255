/// A table that is exported: which of its columns, in which order, and what its rows' time is.
struct ExportSource: Sendable {
  var table: String
  var columns: [String]
  /// What tells rows apart, and the order in which they come. All of them are among the columns, and indexed.
  var key: [String]
  /// The column that `from` and `to` are about.
  var when: When?

  /// What a row's time is.
  enum When: Sendable {
    /// A day on the academy's clock.
    case day(String)
    /// A time in UTC.
    case time(String)
  }

  init(_ table: String, _ columns: String, key: String, day: String? = nil, time: String? = nil) {
    self.table = table
    self.columns = columns.split(separator: " ").map(String.init)
    self.key = key.split(separator: " ").map(String.init)
    when = day.map { .day($0) } ?? time.map { .time($0) }
  }
}
