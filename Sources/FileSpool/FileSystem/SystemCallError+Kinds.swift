#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension SystemCallError {
  /// Whether the file is not ours to move: somebody else's in a sticky directory, a mount point.
  var isNotOurs: Bool { [EACCES, EPERM, EBUSY, EXDEV, ENOTEMPTY].contains(errno) }
}

extension SystemCallError {
  /// Whether there is no such file.
  var isAbsence: Bool { errno == ENOENT }

  /// Whether the name is taken.
  var isCollision: Bool { errno == EEXIST }
}
