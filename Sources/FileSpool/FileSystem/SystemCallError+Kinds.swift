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

  /// Whether something on the way to it is no directory.
  var isNoDirectory: Bool { errno == ENOTDIR }

  /// Whether it is something that cannot be opened or read as a file: a directory, a link, a pipe or socket.
  var isNoFile: Bool { [EISDIR, ELOOP, ENXIO, EAGAIN, EOPNOTSUPP].contains(errno) }

  /// Whether it is a directory, where a file was expected.
  var isDirectory: Bool { errno == EISDIR }

  /// Whether the name is taken.
  var isCollision: Bool { errno == EEXIST }
}
