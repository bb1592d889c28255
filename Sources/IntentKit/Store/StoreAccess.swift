internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The session of an attempt, for one thread at a time.
final class StoreAccess: Sendable {
  private enum State {
    case closed
    case open(StoreSession?)
  }

  /// Guards the session, also while a call of the service's runs.
  private let state = Mutex(State.open(nil))
  /// The thread that holds `state`, to tell a transaction that asks for its own store from one that has to wait.
  private let owner = Atomic<UInt>(0)

  func withLock<Result>(_ body: (inout StoreSession?) throws -> Result) throws -> Result {
    let thread = Self.currentThread
    guard owner.load(ordering: .relaxed) != thread else {
      throw StoreError(
        .misuse, "the store was used inside of one of its transactions: use what the transaction's body is given")
    }
    // The result leaves the lock by a variable: it belongs to the caller alone.
    var result: Result?
    try state.withLock { state in
      owner.store(thread, ordering: .relaxed)
      defer { owner.store(0, ordering: .relaxed) }
      guard case .open(var session) = state else {
        throw StoreError(.ended, "the attempt has ended, and with it its use of the store")
      }
      defer { state = .open(session) }
      result = try body(&session)
    }
    return result!
  }

  func close(_ body: (StoreSession) -> Void) {
    state.withLock { state in
      if case .open(let session?) = state { body(session) }
      state = .closed
    }
  }

  private static var currentThread: UInt {
    #if canImport(Darwin)
      UInt(bitPattern: pthread_self())
    #else
      UInt(pthread_self())
    #endif
  }
}
