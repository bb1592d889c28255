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
/// - Up to ``Limits/eager`` threads work as soon as bodies come. More do only while bodies block: when the queue has not
///   moved on by at least one body a thread within a millisecond, the number of threads at work doubles, up to
///   ``Limits/maximum``. So 500 bodies that block all run within some ten milliseconds, and 500 that do not share a
///   handful of threads, and wake no more than those. Nor do they where a processor's worth of threads could go on and
///   wait for a processor: on a busy machine more of them would only be in each other's way. Threads that were added come
///   to rest again as soon as bodies pass quickly; until then as many are called at once when bodies come again.
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
  /// The kernel's numbers of the threads, once they have begun.
  private var ids: [Int32] = []
  private var threads = 0
  /// Threads that wait for work, and how many of them have been told of some.
  private var idle = 0
  private var waking = 0
  private var taken = 0
  /// ``taken`` when the queue was last looked after.
  private var seen = 0
  /// How often in a row nothing at all was taken by then.
  private var stuck = 0
  /// Threads that are to rest because bodies pass quickly.
  private var surplus = 0
  /// Threads that were at work when bodies last blocked, and that are called for at once until bodies pass quickly.
  private var needed = 0
  private var watcher: Watcher?

  /// Bodies a thread and millisecond from which on added threads are not needed: none of them blocks.
  private static let quick = 8
  /// Looks without any progress after which a thread is added although others could go on: their bodies are long.
  private static let patience = 50

  init(limits: Limits = Limits()) {
    self.limits = limits
  }

  deinit { watcher?.end() }

  /// Runs `body(argument)` on a thread of the pool.
  func run(_ body: @escaping Body, _ argument: UnsafeMutableRawPointer?) {
    condition.lock()
    queue.append(Work(body: body, argument: argument))
    let isCalled = callThread()
    condition.unlock()
    // After the lock is free, or the thread would wake up only to wait for it.
    if isCalled { condition.signal() }
  }

  /// Runs a closure on a thread of the pool.
  func run(_ body: @escaping @Sendable () -> Void) {
    let boxed = Unmanaged.passRetained(ClosureBox(body))
    run({ Unmanaged<ClosureBox>.fromOpaque($0!).takeRetainedValue().body() }, boxed.toOpaque())
  }

  /// How many threads do not wait for work now.
  var workingCount: Int { condition.withLock { threads - idle } }

  /// How many threads there are now.
  var threadCount: Int { condition.withLock { threads } }

  // MARK: threads; all of these are called with the lock held

  /// Sees to it that somebody comes for what is queued. True: an idle thread is to be woken, by a signal.
  private func callThread() -> Bool {
    let working = threads - idle + waking
    if working < max(limits.eager, needed) {
      // Somebody has to find out when bodies pass quickly again.
      if working >= limits.eager { watch() }
      if idle > waking {
        waking += 1
        return true
      }
      if threads < limits.maximum {
        startThread()
        return false
      }
    }
    watch()
    return false
  }

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
    watch()
  }

  private func work() {
    let id = csystem_thread_id()
    condition.lock()
    ids.append(id)
    while true {
      if surplus > 0, threads - idle > limits.eager {
        surplus -= 1
        if !waitForWork() { break }
      } else if let work = queue.popFirst() {
        taken += 1
        let isCalled = !queue.isEmpty && callThread()
        condition.unlock()
        if isCalled { condition.signal() }
        work.body(work.argument)
        condition.lock()
      } else if !waitForWork() {
        break
      }
    }
    threads -= 1
    needed = min(needed, threads)
    ids.removeAll { $0 == id }
    condition.unlock()
  }

  /// False: nothing came for long enough, and the thread is to end.
  private func waitForWork() -> Bool {
    idle += 1
    defer {
      idle -= 1
      waking = max(0, waking - 1)
    }
    guard threads > limits.kept else {
      condition.wait()
      return true
    }
    return !condition.wait(nanoseconds: limits.idle) || !queue.isEmpty || threads <= limits.kept
  }

  // MARK: growth

  private func watch() {
    if watcher == nil { watcher = Watcher { [weak self] in self?.grow() ?? false } }
    watcher?.start()
  }

  /// What the watcher does every millisecond. False: there is nothing to watch.
  private func grow() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    let passed = taken - seen
    seen = taken
    let working = threads - idle
    let isQuick = passed >= Self.quick * max(1, working)
    if isQuick { needed = 0 }
    guard !queue.isEmpty else { return false }
    surplus = isQuick ? max(0, working - limits.eager) : 0
    guard passed < working || working == 0 else { return true }
    stuck = passed == 0 ? stuck + 1 : 0
    if working > 0, stuck < Self.patience, isBusy() { return true }
    stuck = 0
    for _ in 0..<min(max(1, working), queue.count) {
      if idle > waking {
        waking += 1
        condition.signal()
      } else if threads < limits.maximum {
        startThread()
      }
    }
    needed = max(needed, threads - idle + waking)
    return true
  }
}

extension ThreadPool {
  private static let processors = max(1, Int32(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Whether as many threads as there are processors could go on. Lets go of the lock while it looks.
  private func isBusy() -> Bool {
    let ids = ids
    condition.unlock()
    defer { condition.lock() }
    return csystem_runnable_threads(ids, ids.count, Self.processors) >= Self.processors
  }
}

/// A closure where C wants a pointer.
private final class ClosureBox: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
