internal import CSystem

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A lock and something to wait for under it: what `Mutex` of the standard library has no counterpart for.
///
/// For plain threads only. A task that waits here would block a thread of its executor.
final class Condition: @unchecked Sendable {
  // Sendable although it holds pointers: they are set once, and POSIX makes what they point to safe to share.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    csystem_condition_init(condition)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }

  func unlock() { pthread_mutex_unlock(mutex) }

  /// Runs `body` with the lock held.
  func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock()
    defer { unlock() }
    return try body()
  }

  /// Lets go of the lock until somebody signals. May return for no reason, so ask again for what was waited for.
  func wait() { pthread_cond_wait(condition, mutex) }

  /// As ``wait()``, at most so many nanoseconds of the monotonic clock. True if they passed.
  func wait(nanoseconds: Int64) -> Bool { csystem_condition_wait(condition, mutex, nanoseconds) != 0 }

  /// Wakes one that waits.
  func signal() { pthread_cond_signal(condition) }

  /// Wakes all that wait.
  func broadcast() { pthread_cond_broadcast(condition) }
}
