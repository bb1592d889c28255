// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The kernel's own file system.
public struct POSIXFileSystem: FileSystem {
  /// The only one there is.
  public init() {}

  /// openat(2).
  public func open(_ name: FileName, in directory: Descriptor?, _ mode: OpenMode, permissions: UInt32)
    throws(SystemCallError) -> Descriptor
  {
    let base = directory ?? AT_FDCWD
    if mode == .read {
      // Else the first look at each file would write its inode. Refused for the files of others.
      let result = name.withPointer { spool_open_unnoted(base, $0, mode.flags) }
      if result >= 0 || errno != EPERM { return try Self.check(result, "open", name) }
    }
    let result = name.withPointer { openat(base, $0, mode.flags, mode_t(permissions)) }
    return try Self.check(result, "open", name)
  }

  /// close(2).
  public func close(_ file: Descriptor) throws(SystemCallError) {
    try Self.check(systemClose(file), "close", file)
  }

  /// read(2).
  public func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) -> Int {
    try Self.check(systemRead(file, buffer.baseAddress, buffer.count), "read", file)
  }

  /// pread(2).
  public func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64)
    throws(SystemCallError) -> Int
  {
    try Self.check(pread(file, buffer.baseAddress, buffer.count, off_t(offset)), "read", file)
  }

  /// pwrite(2).
  public func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: Int64)
    throws(SystemCallError) -> Int
  {
    try Self.check(pwrite(file, bytes.baseAddress, bytes.count, off_t(offset)), "write", file)
  }

  /// ftruncate(2).
  public func truncate(_ file: Descriptor, to size: Int64) throws(SystemCallError) {
    try Self.check(ftruncate(file, off_t(size)), "ftruncate", file)
  }

  /// fallocate(2), where there is one.
  public func allocate(_ file: Descriptor, at offset: Int64, length: Int64) throws(SystemCallError) {
    try Self.check(spool_allocate(file, offset, length), "fallocate", file)
  }

  /// The mount id of statx(2), where there is one.
  public func mount(of file: Descriptor) throws(SystemCallError) -> UInt64 { spool_mount_id(file) }

  /// Asks for a read lease (fcntl(2), F_SETLEASE), which a file that is open for writing does not get.
  public func hasWriter(_ file: Descriptor) throws(SystemCallError) -> Bool? { Self.answer(spool_has_writer(file)) }

  /// Asks for a write lease (fcntl(2), F_SETLEASE), which a file that is open elsewhere does not get.
  public func isOpenElsewhere(_ file: Descriptor) throws(SystemCallError) -> Bool? {
    Self.answer(spool_is_open_elsewhere(file))
  }

  private static func answer(_ result: Int32) -> Bool? {
    switch result {
    case 0: false
    case 1: true
    default: nil
    }
  }

  /// renameat(2), or renameat2(2) with RENAME_NOREPLACE.
  public func rename(
    _ name: FileName, in directory: Descriptor, to newName: FileName, in newDirectory: Descriptor, replacing: Bool
  ) throws(SystemCallError) {
    let result = name.withPointer { from in
      newName.withPointer { to in
        replacing ? renameat(directory, from, newDirectory, to) : spool_rename_new(directory, from, newDirectory, to)
      }
    }
    if result != 0 { throw SystemCallError("rename", "\(name) to \(newName)", errno: errno) }
  }

  /// unlinkat(2).
  public func unlink(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
    try Self.check(name.withPointer { unlinkat(directory, $0, 0) }, "unlink", name)
  }

  /// unlinkat(2) with AT_REMOVEDIR.
  public func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
    try Self.check(name.withPointer { unlinkat(directory, $0, AT_REMOVEDIR) }, "rmdir", name)
  }

  /// mkdirat(2).
  public func makeDirectory(_ name: FileName, in directory: Descriptor?, permissions: UInt32) throws(SystemCallError) {
    let base = directory ?? AT_FDCWD
    try Self.check(name.withPointer { mkdirat(base, $0, mode_t(permissions)) }, "mkdir", name)
  }

  /// readdir(3).
  public func entries(of directory: Descriptor) throws(SystemCallError) -> any DirectoryEntries {
    try POSIXDirectoryEntries(directory)
  }

  /// fdatasync(2); F_FULLFSYNC where that is what it takes.
  public func syncData(_ file: Descriptor) throws(SystemCallError) {
    try Self.check(spool_sync_data(file), "fdatasync", file)
  }

  /// fsync(2); F_FULLFSYNC where that is what it takes.
  public func sync(_ file: Descriptor) throws(SystemCallError) {
    try Self.check(spool_sync(file), "fsync", file)
  }

  /// syncfs(2); sync(2) where there is none.
  public func syncFileSystem(_ file: Descriptor) throws(SystemCallError) {
    try Self.check(spool_sync_file_system(file), "syncfs", file)
  }

  /// flock(2), exclusive and without waiting.
  public func lock(_ file: Descriptor) throws(SystemCallError) {
    try Self.check(spool_lock_exclusive(file), "flock", file)
  }

  /// inotify_init1(2), where there is one.
  public func openNotifications() throws(SystemCallError) -> Descriptor {
    try Self.check(spool_notify_open(), "inotify_init", "")
  }

  /// inotify_add_watch(2).
  public func notify(_ notifications: Descriptor, of path: String) throws(SystemCallError) -> Int32 {
    try Self.check(spool_notify_add(notifications, path), "inotify_add_watch", FileName(path))
  }
}

extension POSIXFileSystem {
  @discardableResult
  static func check<Number: FixedWidthInteger>(
    _ result: Number, _ call: String, _ name: @autoclosure () -> FileName
  ) throws(SystemCallError) -> Number {
    if result >= 0 { return result }
    let code = errno
    throw SystemCallError(call, name().description, errno: code)
  }

  @discardableResult
  static func check<Number: FixedWidthInteger>(
    _ result: Number, _ call: String, _ file: Descriptor
  ) throws(SystemCallError) -> Number {
    if result >= 0 { return result }
    throw SystemCallError(call, "descriptor \(file)", errno: errno)
  }
}

// The methods of the same names hide these.
private func systemClose(_ file: Int32) -> Int32 { close(file) }
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}

extension OpenMode {
  /// The flags of open(2).
  var flags: Int32 {
    let always = O_CLOEXEC | O_NOCTTY
    return switch self {
    case .read: always | O_NOFOLLOW | O_RDONLY | O_NONBLOCK
    case .directory: always | O_NOFOLLOW | O_RDONLY | O_DIRECTORY
    case .directoryAtPath: always | O_RDONLY | O_DIRECTORY
    case .write: always | O_NOFOLLOW | O_WRONLY | O_NONBLOCK
    case .create: always | O_NOFOLLOW | O_WRONLY | O_CREAT | O_EXCL
    case .readWrite: always | O_NOFOLLOW | O_RDWR | O_CREAT
    }
  }
}
