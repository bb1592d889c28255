#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file system as the spool uses it: calls that a signal interrupted are made again, reads and writes are whole.
///
/// Nothing but this type calls a ``FileSystem``.
struct Files: Sendable {
  typealias Descriptor = FileSystem.Descriptor

  let system: any FileSystem

  /// Repeats a call as long as a signal interrupts it.
  @inline(__always)
  private func uninterrupted<Result>(_ call: () throws(SystemCallError) -> Result) throws(SystemCallError) -> Result {
    while true {
      do { return try call() } catch  where error.errno == EINTR { continue }
    }
  }

  func open(_ name: FileName, in directory: Descriptor?, _ mode: OpenMode, permissions: UInt32 = 0o644)
    throws(SystemCallError) -> Descriptor
  {
    try uninterrupted { () throws(SystemCallError) in
      try system.open(name, in: directory, mode, permissions: permissions)
    }
  }

  /// Closes a file that was only read: an error then says nothing that anybody could act on.
  func close(_ file: Descriptor) {
    do { try system.close(file) } catch { return }
  }

  /// Closes a file that was written: file systems that write late report it here. After EINTR it is closed as well.
  func closeWritten(_ file: Descriptor) throws(SystemCallError) {
    do { try system.close(file) } catch  where error.errno == EINTR { return }
  }

  func status(of file: Descriptor) throws(SystemCallError) -> FileStatus {
    try uninterrupted { () throws(SystemCallError) in try system.status(of: file) }
  }

  /// The status of a name; nil: there is none.
  func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus? {
    do {
      return try uninterrupted { () throws(SystemCallError) in try system.status(of: name, in: directory) }
    } catch  where error.errno == ENOENT {
      return nil
    }
  }

  func mount(of file: Descriptor) throws(SystemCallError) -> UInt64 {
    try uninterrupted { () throws(SystemCallError) in try system.mount(of: file) }
  }

  func hasWriter(_ file: Descriptor) throws(SystemCallError) -> Bool? {
    try uninterrupted { () throws(SystemCallError) in try system.hasWriter(file) }
  }

  func isOpenElsewhere(_ file: Descriptor) throws(SystemCallError) -> Bool? {
    try uninterrupted { () throws(SystemCallError) in try system.isOpenElsewhere(file) }
  }

  func rename(_ name: FileName, in directory: Descriptor, to newName: FileName, in newDirectory: Descriptor)
    throws(SystemCallError)
  {
    try uninterrupted { () throws(SystemCallError) in
      try system.rename(name, in: directory, to: newName, in: newDirectory, replacing: false)
    }
  }

  /// Renames; a file of the new name goes.
  func renameReplacing(_ name: FileName, in directory: Descriptor, to newName: FileName, in newDirectory: Descriptor)
    throws(SystemCallError)
  {
    try uninterrupted { () throws(SystemCallError) in
      try system.rename(name, in: directory, to: newName, in: newDirectory, replacing: true)
    }
  }

  /// Removes a name; false: there was none.
  @discardableResult
  func unlink(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Bool {
    do {
      try uninterrupted { () throws(SystemCallError) in try system.unlink(name, in: directory) }
      return true
    } catch  where error.errno == ENOENT {
      return false
    }
  }

  /// Removes an empty directory; false: it is not empty, or there is none.
  @discardableResult
  func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Bool {
    do {
      try uninterrupted { () throws(SystemCallError) in try system.removeDirectory(name, in: directory) }
      return true
    } catch  where error.errno == ENOENT || error.errno == ENOTEMPTY || error.errno == EEXIST {
      return false
    }
  }

  /// Makes a directory; false: the name exists.
  @discardableResult
  func makeDirectory(_ name: FileName, in directory: Descriptor?, permissions: UInt32 = 0o755)
    throws(SystemCallError) -> Bool
  {
    do {
      try uninterrupted { () throws(SystemCallError) in
        try system.makeDirectory(name, in: directory, permissions: permissions)
      }
      return true
    } catch  where error.errno == EEXIST {
      return false
    }
  }

  func entries(of directory: Descriptor) throws(SystemCallError) -> any DirectoryEntries {
    try uninterrupted { () throws(SystemCallError) in try system.entries(of: directory) }
  }

  func next(_ entries: any DirectoryEntries) throws(SystemCallError) -> FileName? {
    try uninterrupted { () throws(SystemCallError) in try entries.next() }
  }

  /// Calls `body` with each name in a directory until it returns false.
  func forEachName(in directory: Descriptor, _ body: (FileName) throws(SystemCallError) -> Bool)
    throws(SystemCallError)
  {
    let entries = try entries(of: directory)
    while let name = try next(entries), try body(name) {}
  }

  func syncData(_ file: Descriptor) throws(SystemCallError) {
    try uninterrupted { () throws(SystemCallError) in try system.syncData(file) }
  }

  func sync(_ file: Descriptor) throws(SystemCallError) {
    try uninterrupted { () throws(SystemCallError) in try system.sync(file) }
  }

  func syncFileSystem(_ file: Descriptor) throws(SystemCallError) {
    try uninterrupted { () throws(SystemCallError) in try system.syncFileSystem(file) }
  }

  func truncate(_ file: Descriptor, to size: Int64) throws(SystemCallError) {
    try uninterrupted { () throws(SystemCallError) in try system.truncate(file, to: size) }
  }

  func allocate(_ file: Descriptor, at offset: Int64, length: Int64) throws(SystemCallError) {
    try uninterrupted { () throws(SystemCallError) in try system.allocate(file, at: offset, length: length) }
  }

  func lock(_ file: Descriptor) throws(SystemCallError) {
    try uninterrupted { () throws(SystemCallError) in try system.lock(file) }
  }

  func openNotifications() throws(SystemCallError) -> Descriptor {
    try uninterrupted { () throws(SystemCallError) in try system.openNotifications() }
  }

  func notify(_ notifications: Descriptor, of path: String) throws(SystemCallError) -> Int32 {
    try uninterrupted { () throws(SystemCallError) in try system.notify(notifications, of: path) }
  }

  /// Reads once; 0 at the end.
  func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) -> Int {
    try uninterrupted { () throws(SystemCallError) in try system.read(file, into: buffer) }
  }

  /// Reads once at an offset; 0 at the end.
  func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64)
    throws(SystemCallError) -> Int
  {
    try uninterrupted { () throws(SystemCallError) in try system.read(file, into: buffer, at: offset) }
  }

  /// Writes once; answers how many bytes were taken.
  func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(SystemCallError) -> Int {
    try uninterrupted { () throws(SystemCallError) in try system.write(file, bytes, at: offset) }
  }
}
