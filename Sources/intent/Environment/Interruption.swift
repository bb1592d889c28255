import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Hears ^C instead of dying of it, from its making on.
enum Interruption {
  /// All that the handler touches.
  private static let count = Atomic<Int>(0)

  /// Whether one has come.
  static var hasCome: Bool { count.load(ordering: .relaxed) > 0 }

  /// Begins to hear it. Calls that wait are interrupted by it.
  static func hear() {
    // The atomic is made before the first signal can come.
    _ = count.load(ordering: .relaxed)
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = { _ in Interruption.count.add(1, ordering: .relaxed) }
    #else
      action.__sigaction_handler.sa_handler = { _ in Interruption.count.add(1, ordering: .relaxed) }
    #endif
    sigaction(SIGINT, &action, nil)
    // A mask is inherited, and some parents start programs from threads that block everything.
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }
}

/// Has ^C wait.
enum BlockedInterruption {
  /// Runs `body`; an interruption that comes meanwhile takes effect after it.
  static func during<Result>(_ body: () throws(CommandFailure) -> Result) throws(CommandFailure) -> Result {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
