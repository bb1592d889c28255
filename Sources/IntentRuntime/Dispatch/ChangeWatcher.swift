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
/// What inotify does not tell of, and everything where it is absent, is found by comparing (``compare(now:)``), which the
/// dispatcher does with its minute scan.
final class ChangeWatcher {
  /// For poll(2); -1 (which poll ignores) where there is no inotify.
  let descriptor: Int32
  /// What changed.
  enum Change: Comparable {
    case otherFiles
    case registryOrLibraries

    /// What a change of a file is, by its name; nil: nothing. An index of the registry, which `intent run` leaves there,
    /// changes nothing.
    init?(of name: String, registry: String) {
      if name.contains(".index") { return nil }
      let isLibrary = name.hasSuffix(".so") || name.hasSuffix(".dylib")
      self = isLibrary || name == registry ? .registryOrLibraries : .otherFiles
    }
  }

  /// When what changed will have been quiet for long enough, in monotonic nanoseconds; nil: nothing changed.
  private(set) var settled: Int64?
  /// When the first of it was noticed.
  private var noticed: Int64 = 0
  /// Until when other files are left alone.
  private var rest: Int64 = .min
  private var change = Change.otherFiles
  private let directories: [String]
  private let registry: String
  /// As they were when last something was taken up.
  private var files: HandlerFiles

  /// From the last change until it counts as settled, in nanoseconds.
  private static let quiet: Int64 = 200_000_000
  /// What never is quiet, as a directory in which somebody keeps making files, is looked at this often.
  private static let patience: Int64 = 2_000_000_000
  /// But other files than the registry and libraries no sooner than after so many times as long as the last look took.
  private static let restPerWork: Int64 = 20

  /// - Parameter registry: The name of its file, in one of the directories.
  init(directories: [String], registry: String) {
    self.directories = directories
    self.registry = registry
    #if os(Linux)
      descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    #else
      descriptor = -1
    #endif
    Self.watch(directories, by: descriptor)
    files = HandlerFiles(directories: directories, registry: registry)
  }

  /// Asks to be notified of what happens in the directories that are at the paths now.
  private static func watch(_ directories: [String], by descriptor: Int32) {
    #if os(Linux)
      guard descriptor >= 0 else { return }
      let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
      for directory in directories { inotify_add_watch(descriptor, directory, events) }
    #endif
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Takes in what was noticed.
  func consume(now: Int64) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      guard let change = change(in: buffer[..<count]) else { continue }
      note(change, now)
    }
  }

  /// Looks at the files, for changes of which no word came.
  func compare(now: Int64) {
    Self.watch(directories, by: descriptor)
    // What is known to have changed is looked at when it has settled.
    guard settled == nil else { return }
    let present = HandlerFiles(directories: directories, registry: registry)
    if let change = present.change(since: files) { note(change, now) }
  }

  private func note(_ change: Change, _ now: Int64) {
    if settled == nil { noticed = now }
    self.change = max(self.change, change)
    let due = min(now + Self.quiet, noticed + Self.patience)
    settled = self.change == .otherFiles ? max(due, rest) : due
  }

  private func change(in events: ArraySlice<UInt8>) -> Change? {
    events.withUnsafeBytes { bytes in
      var greatest: Change?
      var event = spool_event()
      var offset = spool_notify_next(bytes.baseAddress, bytes.count, 0, &event)
      while offset > 0 {
        // Without a name it is about the directory itself, or events were lost.
        let change: Change? =
          if let name = event.name { Change(of: String(cString: name), registry: registry) } else {
            .registryOrLibraries
          }
        greatest = [greatest, change].compactMap { $0 }.max()
        offset = spool_notify_next(bytes.baseAddress, bytes.count, offset, &event)
      }
      return greatest
    }
  }

  /// What changed and has settled by now. Says so once.
  func takeChange(now: Int64) -> Change? {
    guard let settled, now >= settled else { return nil }
    defer { change = .otherFiles }
    self.settled = nil
    // Before they are read: what changes from here on is news.
    files = HandlerFiles(directories: directories, registry: registry)
    return change
  }

  /// Takes note of how long it took to look after a change.
  func tookUp(since start: Int64, now: Int64) { rest = now + Self.restPerWork * (now - start) }
}
