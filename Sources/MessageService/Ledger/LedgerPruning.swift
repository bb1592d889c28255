#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Removes old notes from one directory of the ledger, once a day at most.
///
/// When that was done last is the time of a file in the directory, so that it costs others one look at that file. What
/// cannot be removed stays, and is tried again another day: a note too many does no harm.
struct LedgerPruning {
  /// So many notes are removed at a time.
  static let limit = 1000
  private static let marker = ".pruned"
  private static let interval = 86_400

  let directory: String
  /// How long a note is kept, in seconds.
  let keep: Int
  let now: Int

  init(_ directory: String, keep: Int, now: Int = Int(time(nil))) {
    self.directory = directory
    self.keep = keep
    self.now = now
  }

  /// Removes what is old, unless that was done within the last day.
  func runIfDue() {
    guard isDue else { return }
    // First the mark: whoever comes meanwhile leaves it to this process.
    let file = open("\(directory)/\(Self.marker)", O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    futimens(file, nil)
    close(file)
    run()
  }

  private var isDue: Bool {
    var status = stat()
    guard lstat("\(directory)/\(Self.marker)", &status) == 0 else { return true }
    return now - Self.modified(status) >= Self.interval
  }

  private func run() {
    guard let stream = opendir(directory) else { return }
    defer { closedir(stream) }
    let descriptor = dirfd(stream)
    var removed = 0
    while removed < Self.limit, let entry = readdir(stream) {
      let isOld = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 1) { isOldNote($0, in: descriptor) }
      }
      guard isOld else { continue }
      let result = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 1) { unlinkat(descriptor, $0, 0) }
      }
      if result == 0 { removed += 1 }
    }
  }

  /// Nothing but a note is removed: a symbolic link with a name of 38 characters, or an empty file, as earlier releases
  /// left them.
  private func isOldNote(_ name: UnsafePointer<CChar>, in directory: Int32) -> Bool {
    var status = stat()
    guard strlen(name) == 38, fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0
    else { return false }
    let type = status.st_mode & S_IFMT
    guard type == S_IFLNK || type == S_IFREG && status.st_size == 0 else { return false }
    return now - Self.modified(status) > keep
  }

  private static func modified(_ status: stat) -> Int {
    #if canImport(Darwin)
      status.st_mtimespec.tv_sec
    #else
      status.st_mtim.tv_sec
    #endif
  }
}
