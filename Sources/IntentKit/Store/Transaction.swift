public import IntentJSON

/// A transaction under way. It cannot be kept: it ends with the body that it was given to.
public struct Transaction: ~Copyable {
  let session: StoreSession

  /// Runs one statement and decodes its rows.
  public func query<Row: Decodable>(
    _ sql: String, _ parameters: SQLParameters = .none, as row: Row.Type = Row.self
  ) throws(StoreError) -> [Row] {
    try session.rows(sql, parameters, as: row)
  }

  /// Runs one statement and returns its rows as a JSON array of objects, every digit as the store has it.
  public func queryJSON(_ sql: String, _ parameters: SQLParameters = .none) throws(StoreError) -> JSONText {
    try session.query(sql, parameters)
  }

  /// Runs one statement that gives no rows.
  @discardableResult
  public func execute(_ sql: String, _ parameters: SQLParameters = .none) throws(StoreError) -> Changes {
    try session.execute(sql, parameters)
  }
}
