/// What the sessions of one tenant share in this process.
final class Tenant: Sendable {
  /// The database's file name.
  let name: String
  /// Connections that may still be taken.
  let connections: Semaphore
  /// Writers wait here in order, where SQLite would have them poll. Other processes' writers still compete through the
  /// file's lock.
  let writers = Semaphore(1)

  init(name: String, maxConnections: Int) {
    self.name = name
    connections = Semaphore(maxConnections)
  }
}
