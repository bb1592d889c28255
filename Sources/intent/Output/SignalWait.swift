import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits for time to pass, for a descriptor, or for signals: what commands do that stay on the screen.
///
/// One at a time in a process; while there is one, its signals do nothing else.
final class SignalWait {
  /// What ended a wait.
  struct News {
    var signals: [Int32] = []
    /// Whether the descriptor is readable.
    var isReadable = false
  }

  private let pipe: SignalPipe

  init(_ signals: [Int32]) {
    pipe = SignalPipe(signals)
  }

  deinit { pipe.release() }

  /// - Parameters:
  ///   - milliseconds: How long at most; nil: for ever.
  ///   - descriptor: Something to wait for besides.
  func wait(milliseconds: Int32?, descriptor: Int32? = nil) -> News {
    // poll(2) passes over a negative descriptor.
    var sources = [
      pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&sources, 2, milliseconds ?? -1) > 0 else { return News() }
    return News(signals: sources[0].revents != 0 ? pipe.take() : [], isReadable: sources[1].revents != 0)
  }
}
