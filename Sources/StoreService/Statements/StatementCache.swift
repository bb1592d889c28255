/// Compiled statements of one connection that nobody uses at the moment.
struct StatementCache {
  private struct Entry {
    var statement: Statement
    var lastUse: UInt64
  }

  private let capacity: Int
  private var entries: [String: Entry] = [:]
  private var clock: UInt64 = 0

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Takes the statement with this text out.
  mutating func take(_ sql: String) -> Statement? {
    entries.removeValue(forKey: sql)?.statement
  }

  /// Puts a statement in; the one that was used longest ago makes room.
  mutating func put(_ statement: Statement) {
    if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      entries.removeValue(forKey: oldest.key)
    }
    clock += 1
    entries[statement.sql] = Entry(statement: statement, lastUse: clock)
  }

  /// Lets all of them go.
  mutating func removeAll() {
    entries.removeAll()
  }
}
