import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Wakes an event loop from other threads: readable while it is raised.
final class EventPipe: Sendable {
  let descriptor: Int32
  private let writeEnd: Int32
  private let isRaised = Atomic(false)

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "no pipe could be made: \(String(cString: strerror(errno)))")
    descriptor = ends[0]
    writeEnd = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  func raise() {
    guard !isRaised.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// To be called before looking at what the pipe tells of, so that news in between raises it again.
  func lower() {
    guard isRaised.load(ordering: .acquiring) else { return }
    var bytes: (UInt64, UInt64) = (0, 0)
    _ = read(descriptor, &bytes, 16)
    isRaised.store(false, ordering: .releasing)
  }
}
