// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import FileSpool

extension FaultyFileSystem {
  /// Lets the call through, or has it fail.
  public func open(_ name: FileName, in directory: Descriptor?, _ mode: OpenMode, permissions: UInt32)
    throws(SystemCallError) -> Descriptor
  {
    try call("open", name.description) { (_) throws(SystemCallError) in
      let file = try base.open(name, in: directory, mode, permissions: permissions)
      noteOpened(file)
      return file
    }
  }

  /// One that fails closes all the same, as on Linux; only a dead process closes nothing.
  public func close(_ file: Descriptor) throws(SystemCallError) {
    do throws(SystemCallError) {
      try call("close", "") { (_) throws(SystemCallError) in try closeBase(file) }
    } catch {
      if error.errno != Self.died { _ = try? closeBase(file) }
      throw error
    }
  }

  private func closeBase(_ file: Descriptor) throws(SystemCallError) {
    noteClosed(file)
    try base.close(file)
  }

  /// Lets the call through, or has it fail.
  public func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) -> Int {
    try call("read", "") { (isShort) throws(SystemCallError) in
      let count = isShort ? max(1, buffer.count / 2) : buffer.count
      return try base.read(file, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Lets the call through, or has it fail.
  public func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64)
    throws(SystemCallError) -> Int
  {
    try call("read", "") { (isShort) throws(SystemCallError) in
      let count = isShort ? max(1, buffer.count / 2) : buffer.count
      return try base.read(file, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), at: offset)
    }
  }

  /// Lets the call through, or has it fail.
  public func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: Int64)
    throws(SystemCallError) -> Int
  {
    try call("write", "") { (isShort) throws(SystemCallError) in
      let count = isShort ? max(1, bytes.count / 2) : bytes.count
      return try base.write(file, UnsafeRawBufferPointer(rebasing: bytes[..<count]), at: offset)
    }
  }

  /// Lets the call through, or has it fail.
  public func truncate(_ file: Descriptor, to size: Int64) throws(SystemCallError) {
    try call("ftruncate", "") { (_) throws(SystemCallError) in try base.truncate(file, to: size) }
  }

  /// Lets the call through, or has it fail.
  public func allocate(_ file: Descriptor, at offset: Int64, length: Int64) throws(SystemCallError) {
    try call("fallocate", "") { (_) throws(SystemCallError) in try base.allocate(file, at: offset, length: length) }
  }

  /// Lets the call through, or has it fail.
  public func status(of file: Descriptor) throws(SystemCallError) -> FileStatus {
    try call("fstat", "") { (_) throws(SystemCallError) in try base.status(of: file) }
  }

  /// Lets the call through, or has it fail.
  public func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus {
    try call("stat", name.description) { (_) throws(SystemCallError) in try base.status(of: name, in: directory) }
  }

  /// Lets the call through, or has it fail.
  public func mount(of file: Descriptor) throws(SystemCallError) -> UInt64 {
    try call("statx", "") { (_) throws(SystemCallError) in try base.mount(of: file) }
  }

  /// Lets the call through, or has it fail.
  public func hasWriter(_ file: Descriptor) throws(SystemCallError) -> Bool? {
    try call("fcntl", "") { (_) throws(SystemCallError) in try base.hasWriter(file) }
  }

  /// Lets the call through, or has it fail.
  public func isOpenElsewhere(_ file: Descriptor) throws(SystemCallError) -> Bool? {
    try call("fcntl", "") { (_) throws(SystemCallError) in try base.isOpenElsewhere(file) }
  }

  /// Lets the call through, or has it fail.
  public func rename(
    _ name: FileName, in directory: Descriptor, to newName: FileName, in newDirectory: Descriptor, replacing: Bool
  ) throws(SystemCallError) {
    try call("rename", "\(name) to \(newName)") { (_) throws(SystemCallError) in
      try base.rename(name, in: directory, to: newName, in: newDirectory, replacing: replacing)
    }
  }

  /// Lets the call through, or has it fail.
  public func unlink(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
    try call("unlink", name.description) { (_) throws(SystemCallError) in try base.unlink(name, in: directory) }
  }

  /// Lets the call through, or has it fail.
  public func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
    try call("rmdir", name.description) { (_) throws(SystemCallError) in
      try base.removeDirectory(name, in: directory)
    }
  }

  /// Lets the call through, or has it fail.
  public func makeDirectory(_ name: FileName, in directory: Descriptor?, permissions: UInt32) throws(SystemCallError) {
    try call("mkdir", name.description) { (_) throws(SystemCallError) in
      try base.makeDirectory(name, in: directory, permissions: permissions)
    }
  }

  /// Lets the call through, or has it fail.
  public func entries(of directory: Descriptor) throws(SystemCallError) -> any DirectoryEntries {
    try call("opendir", "") { (_) throws(SystemCallError) in
      FaultyDirectoryEntries(self, try base.entries(of: directory))
    }
  }

  /// Lets the call through, or has it fail.
  public func syncData(_ file: Descriptor) throws(SystemCallError) {
    try call("fdatasync", "") { (_) throws(SystemCallError) in try base.syncData(file) }
  }

  /// Lets the call through, or has it fail.
  public func sync(_ file: Descriptor) throws(SystemCallError) {
    try call("fsync", "") { (_) throws(SystemCallError) in try base.sync(file) }
  }

  /// Lets the call through, or has it fail.
  public func syncFileSystem(_ file: Descriptor) throws(SystemCallError) {
    try call("syncfs", "") { (_) throws(SystemCallError) in try base.syncFileSystem(file) }
  }

  /// Lets the call through, or has it fail.
  public func lock(_ file: Descriptor) throws(SystemCallError) {
    try call("flock", "") { (_) throws(SystemCallError) in try base.lock(file) }
  }

  /// Lets the call through, or has it fail.
  public func openNotifications() throws(SystemCallError) -> Descriptor {
    try call("inotify_init", "") { (_) throws(SystemCallError) in
      let file = try base.openNotifications()
      noteOpened(file)
      return file
    }
  }

  /// Lets the call through, or has it fail.
  public func notify(_ notifications: Descriptor, of path: String) throws(SystemCallError) -> Int32 {
    try call("inotify_add_watch", path) { (_) throws(SystemCallError) in try base.notify(notifications, of: path) }
  }
}

/// Counts each step of a pass over a directory.
private final class FaultyDirectoryEntries: DirectoryEntries {
  private let owner: FaultyFileSystem
  private let base: any DirectoryEntries

  init(_ owner: FaultyFileSystem, _ base: any DirectoryEntries) {
    self.owner = owner
    self.base = base
  }

  func next() throws(SystemCallError) -> FileName? {
    try owner.call("readdir", "") { (_) throws(SystemCallError) in try base.next() }
  }
}
