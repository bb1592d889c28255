internal import CSQLite

/// Decides what the SQL of a handler may do, while SQLite compiles it.
///
/// A session reaches its tenant's database and nothing else: no ATTACH (and so no VACUUM, which attaches a file), no
/// extension, no setting that weakens durability or checks. Transactions begin and end in `transaction` only, and the
/// store's own tables, whose names start with `_intent_`, are read but not written.
final class AccessGuard {
  /// The store's own statements may do what a handler's may not.
  var isOwn = false
  /// Whether a `transaction` is open: savepoints are allowed inside only.
  var isInTransaction = false
  /// Why the last statement was refused.
  private(set) var denial: String?
  /// Whether the last statement compiled depends on where it runs, and must not be kept.
  private(set) var dependsOnPlace = false

  /// Forgets the last statement.
  func reset() {
    denial = nil
    dependsOnPlace = false
  }

  /// Makes the connection ask. It has to keep this object alive.
  func install(on handle: OpaquePointer) {
    sqlite3_set_authorizer(
      handle,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let access = Unmanaged<AccessGuard>.fromOpaque(context).takeUnretainedValue()
        guard !access.isOwn, let reason = access.refusal(action, first, second) else { return SQLITE_OK }
        access.denial = reason
        return SQLITE_DENY
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func refusal(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> String? {
    switch action {
    case SQLITE_READ, SQLITE_SELECT, SQLITE_RECURSIVE:
      nil
    case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE, SQLITE_CREATE_TABLE, SQLITE_DROP_TABLE, SQLITE_CREATE_VIEW,
      SQLITE_DROP_VIEW:
      Self.isOwnName(first) ? Self.ownTable : nil
    case SQLITE_CREATE_INDEX, SQLITE_DROP_INDEX, SQLITE_CREATE_TRIGGER, SQLITE_DROP_TRIGGER, SQLITE_ALTER_TABLE:
      Self.isOwnName(first) || Self.isOwnName(second) ? Self.ownTable : nil
    case SQLITE_ATTACH, SQLITE_DETACH:
      "ATTACH, DETACH and VACUUM are not allowed: a session reaches its tenant's database and no other file"
    case SQLITE_PRAGMA:
      Self.allows(pragma: first, value: second)
        ? nil : "PRAGMA \(Self.text(first)) is not allowed: the store's settings are the runtime's"
    case SQLITE_TRANSACTION:
      "BEGIN, COMMIT and ROLLBACK are not allowed: use `transaction`, which also keeps the once-key"
    case SQLITE_SAVEPOINT:
      savepoint()
    case SQLITE_FUNCTION:
      Self.text(second).lowercased() == "load_extension" ? "load_extension() is not allowed" : nil
    case SQLITE_CREATE_TEMP_INDEX, SQLITE_CREATE_TEMP_TABLE, SQLITE_CREATE_TEMP_TRIGGER, SQLITE_CREATE_TEMP_VIEW:
      "temporary tables, views and triggers are not allowed: they would stay for the next job on the connection"
    default:
      nil
    }
  }

  private func savepoint() -> String? {
    dependsOnPlace = true
    return isInTransaction ? nil : "SAVEPOINT, RELEASE and ROLLBACK TO are allowed inside of `transaction` only"
  }

  private static let ownTable = "tables whose names start with _intent_ belong to the store: they are read only"

  private static func isOwnName(_ name: UnsafePointer<CChar>?) -> Bool {
    guard let name else { return false }
    return sqlite3_strnicmp(name, "_intent_", 8) == 0
  }

  private static func text(_ name: UnsafePointer<CChar>?) -> String { name.map { String(cString: $0) } ?? "" }

  /// What reads the schema or checks the data, and what changes nothing past the end of a transaction.
  private static func allows(pragma: UnsafePointer<CChar>?, value: UnsafePointer<CChar>?) -> Bool {
    switch text(pragma).lowercased() {
    case "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
      "foreign_key_check", "integrity_check", "quick_check", "defer_foreign_keys", "optimize":
      true
    case "foreign_keys", "journal_mode", "synchronous", "user_version", "application_id", "page_count", "page_size",
      "freelist_count", "encoding", "compile_options", "busy_timeout", "schema_version", "data_version":
      value == nil
    default:
      false
    }
  }
}
