public import IntentKit

/// What rows can be read from: the store, or a transaction under way. The queries that handlers share are written once,
/// for both.
public protocol Reading: ~Copyable {
  /// Runs one statement and decodes its rows.
  func query<Row: Decodable>(_ sql: String, _ parameters: SQLParameters, as row: Row.Type) throws(StoreError) -> [Row]
}

extension Store: Reading {}
extension Transaction: Reading {}
