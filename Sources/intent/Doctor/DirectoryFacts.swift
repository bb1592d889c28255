#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A directory and what this user may do in it.
struct DirectoryFacts {
  var path: String
  /// The file system it is on.
  var device: UInt64
  private var mode: mode_t
  private var owner: uid_t

  /// - Throws: the system's error, also for what is no directory.
  init(_ path: String) throws(SystemError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SystemError("cannot look at \(path)") }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw SystemError("\(path) is not a directory", ENOTDIR) }
    self.path = path
    device = UInt64(truncatingIfNeeded: status.st_dev)
    mode = status.st_mode
    owner = status.st_uid
  }

  var isWritable: Bool { access(path, R_OK | W_OK | X_OK) == 0 }
  var isWritableByAll: Bool { mode & S_IWOTH != 0 }
  /// Everybody may rename and remove what others have put there.
  var isReplaceableByAll: Bool { mode & (S_IWOTH | S_ISVTX) == S_IWOTH }
  var belongsToOther: Bool { owner != 0 && owner != geteuid() }
}
