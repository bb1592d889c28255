import CSQLite

/// A database that one program fills, as fast as it goes: a crash on the way leaves nothing of use.
final class Database {
  private var handle: OpaquePointer?

  /// What SQLite said no to.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  init(_ path: String) throws {
    guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
      throw Failure(description: "\(path) cannot be opened: \(message)")
    }
  }

  deinit { sqlite3_close_v2(handle) }

  var message: String { String(cString: sqlite3_errmsg(handle)) }

  /// Runs statements that give no rows.
  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw Failure(description: "\(message), in \(sql.prefix(200))")
    }
  }

  /// The rows of a query as texts; NULL is empty.
  func rows(_ sql: String) throws -> [[String]] {
    let statement = try Insertion(self, sql)
    var rows: [[String]] = []
    while try statement.step() {
      rows.append((0..<sqlite3_column_count(statement.handle)).map(statement.text))
    }
    return rows
  }

  /// Makes sure that an academy would be put where none is.
  func requireEmptyAcademy() throws {
    guard try !rows("SELECT 1 FROM sqlite_schema WHERE name = 'students'").isEmpty else {
      throw Failure(
        description: "the database has no table of students: run an intent of the academy's on it first, such as "
          + "student.query.search")
    }
    guard try rows("SELECT 1 FROM students LIMIT 1").isEmpty else {
      throw Failure(description: "the database has students already: give an empty one")
    }
  }

  /// A statement that is run often, with other values each time.
  final class Insertion {
    let handle: OpaquePointer
    private let database: Database

    init(_ database: Database, _ sql: String) throws {
      var handle: OpaquePointer?
      guard sqlite3_prepare_v2(database.handle, sql, -1, &handle, nil) == SQLITE_OK, let handle else {
        throw Failure(description: "\(database.message), in \(sql.prefix(200))")
      }
      self.handle = handle
      self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// A statement that inserts rows of these columns.
    convenience init(_ database: Database, into table: String, _ columns: String) throws {
      let places = columns.split(separator: ",").indices.map { "?\($0 + 1)" }.joined(separator: ", ")
      try self.init(database, "INSERT INTO \(table) (\(columns)) VALUES (\(places))")
    }

    /// Runs it.
    func callAsFunction(_ values: (any Bindable)?...) throws {
      for (index, value) in values.enumerated() {
        switch value {
        case let text as String:
          var text = text
          text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
              _ = intent_sqlite_bind_text(handle, Int32(index + 1), $0.baseAddress, sqlite3_uint64($0.count))
            }
          }
        case let number as Int: sqlite3_bind_int64(handle, Int32(index + 1), Int64(number))
        default: sqlite3_bind_null(handle, Int32(index + 1))
        }
      }
      while try step() {}
      sqlite3_reset(handle)
    }

    func step() throws -> Bool {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: return true
      case SQLITE_DONE: return false
      default: throw Failure(description: "\(database.message), in \(String(cString: sqlite3_sql(handle)).prefix(200))")
      }
    }

    func text(_ column: Int32) -> String { sqlite3_column_text(handle, column).map { String(cString: $0) } ?? "" }
  }
}

/// What can be put into a row.
protocol Bindable {}
extension String: Bindable {}
extension Int: Bindable {}
