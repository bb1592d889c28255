/// A row of a file of comma-separated values.
public struct CSVRow: Sendable, Equatable {
  /// The line that it starts on, from 1.
  public var line: Int
  /// Its fields, as far as they could be read.
  public var fields: [String]
  /// Why it could not be read to its end; nil: it could.
  public var problem: String?
}
