// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension POSIXFileSystem {
  /// statx(2), or fstat(2).
  public func status(of file: Descriptor) throws(SystemCallError) -> FileStatus {
    var raw = spool_status()
    try Self.check(spool_status(file, nil, &raw), "fstat", file)
    return FileStatus(raw)
  }

  /// statx(2), or fstatat(2), without following a link.
  public func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus {
    var raw = spool_status()
    try Self.check(name.withPointer { spool_status(directory, $0, &raw) }, "stat", name)
    return FileStatus(raw)
  }
}

extension FileStatus {
  init(_ raw: spool_status) {
    self.init(
      kind: Kind(mode: mode_t(raw.mode)), device: raw.device,
      identity: FileIdentity(
        inode: raw.inode, size: raw.size, modified: raw.modified, changed: raw.changed, born: raw.born),
      permissions: raw.mode & 0o7777, owner: raw.owner, links: raw.links)
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
