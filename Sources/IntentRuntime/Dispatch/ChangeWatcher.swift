import CSystem

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Notices that files in some directories change, and waits until they have settled: a build writes many.
///
/// The directory of a registry is often somebody's working directory, where anything may change: what is neither the
/// registry nor a library may be a handler's program, which jobs may be held for, but is nothing that a worker has loaded.
/// Where inotify is absent nothing is noticed here; the dispatcher's minute scan compares instead.
final class ChangeWatcher {
  /// For poll(2); -1 (which poll ignores) where there is no inotify.
  let descriptor: Int32
  /// What changed.
  enum Change: Comparable {
    case otherFiles
    case registryOrLibraries
  }

  /// When what changed will have been quiet for long enough, in monotonic nanoseconds; nil: nothing changed.
  private(set) var settled: Int64?
  private var change = Change.otherFiles
  private let registry: String

  /// From the last change until it counts as settled, in nanoseconds.
  private static let quiet: Int64 = 200_000_000

  /// - Parameter registry: The name of its file, in one of the directories.
  init(directories: [String], registry: String) {
    self.registry = registry
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
      guard let change = change(in: buffer[..<count]) else { continue }
      settled = now + Self.quiet
      self.change = max(self.change, change)
    }
  }

  private func change(in events: ArraySlice<UInt8>) -> Change? {
    events.withUnsafeBytes { bytes in
      var greatest: Change?
      var event = spool_event()
      var offset = spool_notify_next(bytes.baseAddress, bytes.count, 0, &event)
      while offset > 0 {
        // Without a name it is about the directory itself, or events were lost.
        let change: Change? =
          if let name = event.name { change(of: String(cString: name)) } else { .registryOrLibraries }
        greatest = [greatest, change].compactMap { $0 }.max()
        offset = spool_notify_next(bytes.baseAddress, bytes.count, offset, &event)
      }
      return greatest
    }
  }

  private func change(of name: String) -> Change? {
    if name.contains(".index") { return nil }
    let isLibrary = name.hasSuffix(".so") || name.hasSuffix(".dylib")
    return isLibrary || name == registry ? .registryOrLibraries : .otherFiles
  }

  /// What changed and has settled by now. Says so once.
  func takeChange(now: Int64) -> Change? {
    guard let settled, now >= settled else { return nil }
    defer { change = .otherFiles }
    self.settled = nil
    return change
  }
}
