// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension POSIXFileSystem {
  /// fstat(2).
  public func status(of file: Descriptor) throws(SystemCallError) -> FileStatus {
    var raw = stat()
    try Self.check(fstat(file, &raw), "fstat", file)
    return FileStatus(raw)
  }

  /// fstatat(2) without following a link.
  public func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus {
    var raw = stat()
    let result = name.withPointer { fstatat(directory, $0, &raw, AT_SYMLINK_NOFOLLOW) }
    try Self.check(result, "stat", name)
    return FileStatus(raw)
  }
}

extension FileStatus {
  init(_ raw: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (raw.st_mtimespec, raw.st_ctimespec)
    #else
      let (modified, changed) = (raw.st_mtim, raw.st_ctim)
    #endif
    self.init(
      kind: Kind(mode: raw.st_mode), device: UInt64(truncatingIfNeeded: raw.st_dev),
      identity: FileIdentity(
        inode: UInt64(raw.st_ino), size: Int64(raw.st_size), modified: modified.nanoseconds,
        changed: changed.nanoseconds),
      permissions: UInt32(raw.st_mode) & 0o7777, owner: raw.st_uid)
  }
}

extension FileStatus.Kind {
  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      case S_IFCHR, S_IFBLK: .device
      default: .other
      }
  }
}

extension timespec {
  var nanoseconds: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
