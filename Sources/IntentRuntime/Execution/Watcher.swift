internal import CSystem

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A thread that looks after something every millisecond, as long as there is something to look after; then it sleeps,
/// and nothing wakes it but ``start()``.
final class Watcher: @unchecked Sendable {
  // Sendable although mutable: `condition` guards what varies.
  private let condition = Condition()
  private let look: @Sendable () -> Bool
  private var isThere = false
  private var isAwake = false
  private var hasEnded = false

  /// - Parameter look: False: there is nothing to look after any more.
  init(_ look: @escaping @Sendable () -> Bool) {
    self.look = look
  }

  /// Has it look after a millisecond. Cheap if it is about to anyway. False: no thread is to be had for it now.
  @discardableResult
  func start() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    if isAwake { return true }
    isAwake = true
    if isThere {
      condition.signal()
      return true
    }
    let started = csystem_thread_start(
      { Unmanaged<Watcher>.fromOpaque($0!).takeRetainedValue().watch() }, Unmanaged.passRetained(self).toOpaque(),
      128 << 10, "intent-pool-watch")
    isThere = started == 0
    if !isThere {
      // No thread is to be had now: the next call tries again.
      Unmanaged.passUnretained(self).release()
      isAwake = false
    }
    return isThere
  }

  /// Ends the thread.
  func end() {
    condition.withLock {
      hasEnded = true
      condition.signal()
    }
  }

  private func watch() {
    while true {
      condition.lock()
      while !isAwake, !hasEnded { condition.wait() }
      // Whoever starts it from here on has it look once more.
      isAwake = false
      let isOver = hasEnded
      condition.unlock()
      if isOver { return }
      usleep(1000)
      if look() { condition.withLock { isAwake = true } }
    }
  }
}
