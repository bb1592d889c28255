internal import CSQLite

extension Connection {
  /// What an answer of SQLite's means for a handler.
  func failure(_ code: Int32, sql: String?) -> StoreError {
    let message = String(cString: sqlite3_errmsg(handle))
    let place = sql.map { " " + SQLText.place(intent_sqlite_error_offset(handle), in: $0) } ?? ""
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL:
      if busy.isCancelled() { return .stale }
      return .busy("the database \(path) is locked by another process or job for longer than the busy timeout")
    case SQLITE_CONSTRAINT:
      return .constraint(message + place)
    case SQLITE_AUTH:
      return .failed((access.denial ?? message) + place)
    case SQLITE_NOTADB, SQLITE_CORRUPT:
      return .failed(
        "the database \(path) is damaged (\(message)): put a backup in its place, or move it and its -wal and -shm "
          + "files away and run `sqlite3 FILE .recover`")
    case SQLITE_FULL:
      return .failed("the database \(path) cannot grow: the disk is full")
    case SQLITE_READONLY:
      return .failed("the database \(path) or its directory is not writable for this user")
    case SQLITE_CANTOPEN:
      return .failed("the database \(path) cannot be opened: \(systemMessage ?? message)")
    case SQLITE_IOERR:
      return .failed(
        "the database \(path) cannot be read or written: \(message)\(systemMessage.map { ", " + $0 } ?? "")")
    default:
      return .failed(message + place)
    }
  }

  private var systemMessage: String? {
    let number = sqlite3_system_errno(handle)
    return number == 0 ? nil : SQLText.system(number)
  }
}
