/// Every call to the kernel's file system that the spool makes: the seam at which tests let them fail.
///
/// A conforming type makes one system call a method, and neither repeats it nor finishes it: that is done once, in
/// ``Files``, for all of them. Names are relative to an open directory, so that no path is built or walked for each job.
public protocol FileSystem: Sendable {
  /// An open file's number.
  typealias Descriptor = Int32

  /// Opens a file; `directory` nil: the name is a path from the working directory.
  func open(_ name: FileName, in directory: Descriptor?, _ mode: OpenMode, permissions: UInt32)
    throws(SystemCallError) -> Descriptor
  /// Closes a file.
  func close(_ file: Descriptor) throws(SystemCallError)
  /// Reads from where the last read ended; 0 at the end.
  func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) -> Int
  /// Reads at an offset; 0 at the end.
  func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64)
    throws(SystemCallError) -> Int
  /// Writes at an offset; answers how many bytes it took.
  func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(SystemCallError) -> Int
  /// Cuts a file off.
  func truncate(_ file: Descriptor, to size: Int64) throws(SystemCallError)
  /// Reserves space, and extends the file with zeros.
  func allocate(_ file: Descriptor, at offset: Int64, length: Int64) throws(SystemCallError)

  /// The status of an open file.
  func status(of file: Descriptor) throws(SystemCallError) -> FileStatus
  /// The status of a name, of the link itself if it is one.
  func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus
  /// A number that differs between two mounts; 0: not known.
  func mount(of file: Descriptor) throws(SystemCallError) -> UInt64
  /// Whether some process has the file open for writing; nil: that cannot be told here.
  func hasWriter(_ file: Descriptor) throws(SystemCallError) -> Bool?
  /// Whether the file is open anywhere but here; nil: that cannot be told here.
  func isOpenElsewhere(_ file: Descriptor) throws(SystemCallError) -> Bool?

  /// Renames; `replacing` false: fails with EEXIST if the new name exists.
  func rename(
    _ name: FileName, in directory: Descriptor, to newName: FileName, in newDirectory: Descriptor, replacing: Bool)
    throws(SystemCallError)
  /// Removes a name.
  func unlink(_ name: FileName, in directory: Descriptor) throws(SystemCallError)
  /// Removes an empty directory.
  func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError)
  /// Makes a directory; `directory` nil: the name is a path from the working directory.
  func makeDirectory(_ name: FileName, in directory: Descriptor?, permissions: UInt32) throws(SystemCallError)
  /// Starts a pass over a directory's entries.
  func entries(of directory: Descriptor) throws(SystemCallError) -> any DirectoryEntries

  /// Makes a file's data durable.
  func syncData(_ file: Descriptor) throws(SystemCallError)
  /// Makes a file, or a directory's entries, durable.
  func sync(_ file: Descriptor) throws(SystemCallError)
  /// Makes everything that was done to the file system before durable.
  func syncFileSystem(_ file: Descriptor) throws(SystemCallError)

  /// Locks a file for this opening of it and those inherited from it. EWOULDBLOCK: somebody else holds it.
  func lock(_ file: Descriptor) throws(SystemCallError)

  /// A descriptor from which the changes of directories can be read (inotify(7)). ENOSYS: not on this system.
  func openNotifications() throws(SystemCallError) -> Descriptor
  /// Adds a directory; answers the number under which its changes are told.
  func notify(_ notifications: Descriptor, of path: String) throws(SystemCallError) -> Int32
}
