import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Turns signals into bytes on a descriptor that an event loop waits for.
public final class SignalPipe {
  /// Readable, in the sense of poll(2), when a signal came.
  public let descriptor: Int32
  private let signals: [Int32]
  /// All that the handler touches: one atomic, which `init` has initialised before the first signal can come.
  private static let writeEnd = Atomic<Int32>(-1)

  /// Takes the signals over until ``release()``. One at a time in a process.
  public init(_ signals: [Int32]) {
    self.signals = signals
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "no pipe could be made: \(String(cString: strerror(errno)))")
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    Self.writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    // A mask is inherited, and some parents start programs from threads that block everything.
    var mask = sigset_t()
    sigemptyset(&mask)
    for number in signals { sigaddset(&mask, number) }
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    for number in signals {
      signal(number) { number in
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(SignalPipe.writeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
        errno = saved
      }
    }
  }

  /// The signals that came since the last call.
  public func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].map(Int32.init) : []
  }

  /// Gives the signals back to the system, which does with them what it does by default.
  public func release() {
    for number in signals { signal(number, SIG_DFL) }
    let end = Self.writeEnd.exchange(-1, ordering: .sequentiallyConsistent)
    close(end)
    close(descriptor)
  }
}
