/// Why a row of a file was not imported.
public struct RowProblem: Codable, Sendable, Hashable, Error {
  /// The line that the row starts on, from 1.
  public var line: Int
  /// The column at fault, if it is one.
  public var column: String?
  /// What is wrong with it.
  public var problem: String
}
