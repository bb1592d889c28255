#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A mutex with a condition variable, which the standard library's `Mutex` does not have.
final class ConditionLock: @unchecked Sendable {
  // @unchecked: both are made to be used from many threads, and never move.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  #if os(Linux)
    private static let clock = CLOCK_MONOTONIC
  #else
    private static let clock = CLOCK_REALTIME
  #endif

  init() {
    pthread_mutex_init(mutex, nil)
    #if os(Linux)
      // A wait is not to stretch when somebody sets the clock back.
      var attributes = pthread_condattr_t()
      pthread_condattr_init(&attributes)
      pthread_condattr_setclock(&attributes, Self.clock)
      pthread_cond_init(condition, &attributes)
      pthread_condattr_destroy(&attributes)
    #else
      pthread_cond_init(condition, nil)
    #endif
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Inside ``locked(_:)``: waits until ``signal()``. Wakes without a reason now and then.
  func wait() {
    pthread_cond_wait(condition, mutex)
  }

  /// Inside ``locked(_:)``: as ``wait()``, but not much longer than so long.
  func wait(nanoseconds: Int) {
    var now = timespec()
    clock_gettime(Self.clock, &now)
    let total = now.tv_nsec + nanoseconds
    now.tv_sec += total / 1_000_000_000
    now.tv_nsec = total % 1_000_000_000
    pthread_cond_timedwait(condition, mutex, &now)
  }

  func signal() {
    pthread_cond_broadcast(condition)
  }
}
