#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import CSQLite

extension Connection {
  /// Opens the database of this file name, which is made where there is none.
  ///
  /// - Throws: ``StoreError``, `busy` if others kept the file locked until the deadline.
  static func open(
    _ name: String, _ configuration: StoreConfiguration, deadline: Deadline, isCancelled: @escaping () -> Bool
  ) throws(StoreError) -> Connection {
    var path = DatabaseFile.resolved(configuration.directory) + "/" + name
    var opened = openHandle(path)
    // By what the failed call saw: another process may have made the file since.
    if opened.isMissing {
      try DatabaseFile.create(at: path, in: configuration.directory)
      path = DatabaseFile.resolved(configuration.directory) + "/" + name
      opened = openHandle(path)
    }
    guard let handle = opened.handle else {
      throw .failed("the database \(path) cannot be opened: \(opened.message)")
    }
    guard let file = DatabaseFile(at: path) else {
      sqlite3_close_v2(handle)
      throw .failed("the database \(path) went away while it was being opened")
    }
    let connection = Connection(handle: handle, path: path, file: file)
    connection.busy.deadline = deadline
    connection.busy.isCancelled = isCancelled
    try connection.configure(configuration, deadline: deadline)
    return connection
  }

  /// Opens without following a link, and without making a file. Paths are absolute, so that none is read as a URI.
  private static func openHandle(_ path: String) -> (handle: OpaquePointer?, isMissing: Bool, message: String) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle, sqlite3_db_readonly(handle, "main") == 0 else {
      let number = handle.map { sqlite3_system_errno($0) } ?? 0
      let message =
        code == SQLITE_OK
        ? "it is not writable for this user"
        : String(cString: sqlite3_errstr(code)) + (number == 0 ? "" : " (\(SQLText.system(number)))")
      sqlite3_close_v2(handle)
      return (nil, number == ENOENT, message)
    }
    return (handle, false, "")
  }

  private func configure(_ configuration: StoreConfiguration, deadline: Deadline) throws(StoreError) {
    sqlite3_extended_result_codes(handle, 1)
    for (option, value) in Self.options { _ = intent_sqlite_configure(handle, option, value) }
    _ = sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    try enterWAL(deadline: deadline)
    try runOwn("PRAGMA synchronous = \(configuration.syncsEveryCommit ? "FULL" : "NORMAL")")
    #if canImport(Darwin)
      // Elsewhere fsync reaches the medium; here only this does.
      if configuration.syncsEveryCommit { try runOwn("PRAGMA fullfsync = 1") }
    #endif
    access.install(on: handle)
  }

  private static let options: [(Int32, Int32)] = [
    (SQLITE_DBCONFIG_ENABLE_FKEY, 1), (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
  ]

  /// Write-ahead logging is a property of the file, set once; then this only reads it. Two processes that set it at the
  /// same time get BUSY without the busy handler being asked, hence the loop.
  private func enterWAL(deadline: Deadline) throws(StoreError) {
    var attempts = 0
    while true {
      do throws(StoreError) {
        var mode = ""
        try runOwn("PRAGMA journal_mode = WAL") { mode = $0.text(at: 0) }
        guard mode == "wal" else {
          throw .failed(
            "the database \(path) cannot use write-ahead logging (it stays in mode \"\(mode)\"): put the data directory "
              + "on a local file system")
        }
        return
      } catch {
        guard error.code == StoreError.busy("").code, busy.wait(attempts) else { throw error }
        attempts += 1
      }
    }
  }
}
