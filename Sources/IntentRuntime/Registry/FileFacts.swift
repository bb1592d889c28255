internal import IntentCore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What the system says of a file.
struct FileFacts {
  let mode: mode_t
  let owner: uid_t
  let identity: RegistryIdentity

  /// nil: it cannot be told.
  init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of what a path leads to; nil: it cannot be told.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    mode = status.st_mode
    owner = status.st_uid
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    identity = RegistryIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino), size: UInt64(status.st_size),
      modified: Self.nanoseconds(modified), changed: Self.nanoseconds(changed))
  }

  var isRegular: Bool { mode & S_IFMT == S_IFREG }

  /// Whether it belongs to root or to the user that this process runs as.
  var isOurs: Bool { owner == 0 || owner == geteuid() }

  /// The bytes of a range of a file; nil if they are not all there.
  static func read(_ range: Range<Int>, of descriptor: Int32) -> [UInt8]? {
    var isComplete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let more = pread(
          descriptor, buffer.baseAddress! + count, range.count - count, off_t(range.lowerBound + count))
        if more < 0, errno == EINTR { continue }
        guard more > 0 else {
          isComplete = false
          return
        }
        count += more
      }
    }
    return isComplete ? bytes : nil
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
