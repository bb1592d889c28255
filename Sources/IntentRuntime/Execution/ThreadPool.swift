internal import CSystem

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Threads for bodies that may block: the executor of handlers, and the floor under everything a worker runs.
///
/// - First in, first out; each body runs once, on a thread of the pool, never on its submitter's stack.
/// - Up to ``Limits/eager`` threads start as bodies come. More start only while bodies block: when the queue has not
///   moved on by at least one body a thread within a millisecond, the number of threads doubles, up to
///   ``Limits/maximum``. So 500 bodies that block all run within some ten milliseconds, and 500 that do not share a
///   handful of threads.
/// - A thread that found nothing to do for ``Limits/idle`` ends, except the last ``Limits/kept``, which wait without a
///   timer: an idle pool wakes nobody.
/// - A body that waits for a child process keeps its thread, so no child loses the thread that started it.
final class ThreadPool: @unchecked Sendable {
  /// What a body is: the shape in which it crosses the plugin boundary.
  typealias Body = @convention(c) (UnsafeMutableRawPointer?) -> Void

  private struct Work {
    var body: Body
    var argument: UnsafeMutableRawPointer?
  }

  // Sendable although mutable: `condition` guards everything below.
  private let limits: Limits
  private let condition = Condition()
  private var queue = FIFO<Work>()
  private var threads = 0
  private var idle = 0
  private var taken = 0
  private var isWatched = false

  init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Runs `body(argument)` on a thread of the pool.
  func run(_ body: @escaping Body, _ argument: UnsafeMutableRawPointer?) {
    condition.lock()
    queue.append(Work(body: body, argument: argument))
    if idle >= queue.count {
      condition.signal()
    } else if threads < min(limits.eager, limits.maximum) {
      startThread()
    } else if !isWatched {
      watch()
    }
    condition.unlock()
  }

  /// Runs a closure on a thread of the pool.
  func run(_ body: @escaping @Sendable () -> Void) {
    let boxed = Unmanaged.passRetained(ClosureBox(body))
    run({ Unmanaged<ClosureBox>.fromOpaque($0!).takeRetainedValue().body() }, boxed.toOpaque())
  }

  /// How many threads there are now.
  var threadCount: Int { condition.withLock { threads } }

  // MARK: threads; all of these are called with the lock held

  private func startThread() {
    let started = csystem_thread_start(
      { Unmanaged<ThreadPool>.fromOpaque($0!).takeRetainedValue().work() }, Unmanaged.passRetained(self).toOpaque(),
      limits.stack, "intent-pool")
    if started == 0 {
      threads += 1
      return
    }
    Unmanaged.passUnretained(self).release()
    precondition(threads > 0, "the system lets this process start no thread: raise its limit of processes (ulimit -u)")
    if !isWatched { watch() }
  }

  private func work() {
    condition.lock()
    while true {
      if let work = queue.popFirst() {
        taken += 1
        condition.unlock()
        work.body(work.argument)
        condition.lock()
      } else if !waitForWork() {
        break
      }
    }
    threads -= 1
    condition.unlock()
  }

  /// False: nothing came for long enough, and the thread is to end.
  private func waitForWork() -> Bool {
    idle += 1
    defer { idle -= 1 }
    guard threads > limits.kept else {
      condition.wait()
      return true
    }
    return !condition.wait(nanoseconds: limits.idle) || !queue.isEmpty || threads <= limits.kept
  }

  // MARK: growth

  /// Starts the thread that looks after the queue; it ends when the queue has been empty.
  private func watch() {
    isWatched = true
    let started = csystem_thread_start(
      { Unmanaged<ThreadPool>.fromOpaque($0!).takeRetainedValue().watchQueue() },
      Unmanaged.passRetained(self).toOpaque(), 128 << 10, "intent-pool-watch")
    if started != 0 {
      Unmanaged.passUnretained(self).release()
      isWatched = false
    }
  }

  private func watchQueue() {
    condition.lock()
    while !queue.isEmpty {
      let before = taken
      condition.unlock()
      usleep(1000)
      condition.lock()
      guard !queue.isEmpty, taken - before < threads, idle == 0 else { continue }
      for _ in 0..<min(threads, queue.count, limits.maximum - threads) { startThread() }
    }
    isWatched = false
    condition.unlock()
  }
}

/// A closure where C wants a pointer.
private final class ClosureBox: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
