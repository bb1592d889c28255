#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Lets a bounded number of threads through, in the order in which they came, and no longer than they want to wait.
final class Semaphore: @unchecked Sendable {
  // Unchecked: everything below is guarded by `mutex`.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var free: Int
  private var nextTicket: UInt64 = 0
  private var queue: [UInt64] = []

  init(_ count: Int) {
    free = count
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Takes a place; false if none came free in time, or `isCancelled` said so. It is asked every 100 ms.
  func wait(until deadline: Deadline, isCancelled: () -> Bool) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if free > 0, queue.isEmpty {
      free -= 1
      return true
    }
    let ticket = nextTicket
    nextTicket += 1
    queue.append(ticket)
    while !(free > 0 && queue.first == ticket) {
      let left = min(deadline.leftMs, 100)
      if left == 0 || isCancelled() {
        queue.removeAll { $0 == ticket }
        pthread_cond_broadcast(condition)
        return false
      }
      sleep(ms: left)
    }
    queue.removeFirst()
    free -= 1
    if free > 0 { pthread_cond_broadcast(condition) }
    return true
  }

  /// Gives a place back.
  func signal() {
    pthread_mutex_lock(mutex)
    free += 1
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  private func sleep(ms: Int) {
    // Wall time, since macOS has no other for conditions; the deadline itself is kept on the clock that does not jump.
    var time = timespec()
    _ = clock_gettime(CLOCK_REALTIME, &time)
    let nanoseconds = Int(time.tv_nsec) + ms * 1_000_000
    time.tv_sec += nanoseconds / 1_000_000_000
    time.tv_nsec = nanoseconds % 1_000_000_000
    _ = pthread_cond_timedwait(condition, mutex, &time)
  }
}
