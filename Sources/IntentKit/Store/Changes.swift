/// What a statement changed.
public struct Changes: Codable, Sendable, Hashable {
  /// Rows that were inserted, updated or deleted.
  public var changes: Int
  /// The row id of the last insert of this session.
  public var lastInsertRowid: Int64
}
