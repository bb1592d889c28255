import CSystem

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Notices that files in some directories change, and waits until they have settled: a build writes many.
///
/// Where inotify is absent nothing is noticed here; the dispatcher's minute scan compares instead.
final class ChangeWatcher {
  /// For poll(2); -1 (which poll ignores) where there is no inotify.
  let descriptor: Int32
  /// When what changed will have been quiet for long enough, in monotonic nanoseconds; nil: nothing changed.
  private(set) var settled: Int64?

  /// From the last change until it counts as settled, in nanoseconds.
  private static let quiet: Int64 = 200_000_000

  init(directories: [String]) {
    #if os(Linux)
      descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      guard descriptor >= 0 else { return }
      let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
      for directory in directories { inotify_add_watch(descriptor, directory, events) }
    #else
      descriptor = -1
    #endif
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Takes in what was noticed. An index of the registry, which `intent run` leaves there, changes nothing.
  func consume(now: Int64) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      if Self.tellsOfChange(buffer[..<count]) { settled = now + Self.quiet }
    }
  }

  private static func tellsOfChange(_ events: ArraySlice<UInt8>) -> Bool {
    events.withUnsafeBytes { bytes in
      var event = spool_event()
      var offset = spool_notify_next(bytes.baseAddress, bytes.count, 0, &event)
      while offset > 0 {
        guard let name = event.name, String(cString: name).contains(".index") else { return true }
        offset = spool_notify_next(bytes.baseAddress, bytes.count, offset, &event)
      }
      return false
    }
  }

  /// Whether something changed and has settled by now. Says so once.
  func takeChange(now: Int64) -> Bool {
    guard let settled, now >= settled else { return false }
    self.settled = nil
    return true
  }
}
