#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import Synchronization

/// The sessions that are open, by the number that stands for each across the C boundary.
///
/// A number is never used again, so a session that was closed is told apart and harmless, as are two threads that use
/// one session at the same time.
final class SessionTable: Sendable {
  private struct Entry {
    var session: Session
    /// The thread that is inside, and how many calls deep: a transaction's body calls back into its session.
    var thread: pthread_t?
    var depth = 0
  }

  private struct State {
    // Of the type that the runtime's other tables have as their key: Swift looks through all conformances of the process for
    // each new one.
    var next: UInt64 = 1
    var entries: [UInt64: Entry] = [:]
  }

  private let state = Mutex(State())

  /// Sessions that are open.
  var count: Int { state.withLock { $0.entries.count } }

  /// Takes a session in and gives it its number.
  func insert(_ session: Session) -> UInt64 {
    state.withLock { state in
      let number = state.next
      state.next += 1
      state.entries[number] = Entry(session: session)
      return number
    }
  }

  /// Runs `body` with the session, as the one thread that uses it.
  func enter<Result>(
    _ number: UInt64, _ body: (Session) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let session = try begin(number)
    defer { state.withLock { $0.entries[number]?.depth -= 1 } }
    return try body(session)
  }

  /// Takes a session out; nil if it is closed already, or in use.
  func remove(_ number: UInt64) -> Session? {
    state.withLock { state in
      guard let entry = state.entries[number], entry.depth == 0 else { return nil }
      state.entries.removeValue(forKey: number)
      return entry.session
    }
  }

  /// Takes out the sessions that nobody uses and whose attempts have ended without closing them.
  func removeStale() -> [Session] {
    let idle = state.withLock { $0.entries.filter { $0.value.depth == 0 } }
    return idle.filter { $0.value.session.isStale }.keys.compactMap { remove($0) }
  }

  private func begin(_ number: UInt64) throws(StoreError) -> Session {
    let me = pthread_self()
    let session: Session? = try state.withLock { (state) throws(StoreError) -> Session? in
      guard var entry = state.entries[number] else { return nil }
      guard entry.depth == 0 || entry.thread == me else {
        throw .failed("two threads use one store session at the same time: open one session a thread")
      }
      entry.thread = me
      entry.depth += 1
      state.entries[number] = entry
      return entry.session
    }
    guard let session else { throw .failed("the store session is closed") }
    return session
  }
}
