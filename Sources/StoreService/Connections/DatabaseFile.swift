#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import ServiceKit

/// The file of a tenant's database, as the file system knows it.
struct DatabaseFile: Hashable {
  private var device: UInt64
  private var inode: UInt64

  /// The file that has this path now; nil if there is none.
  init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// Makes an empty file that only its owner may read (SQLite gives its companions the same mode), and the directory
  /// it lies in. One that exists is left alone.
  ///
  /// The file is never opened where it exists: closing any descriptor of a file drops the locks that SQLite holds on it
  /// in this process.
  static func create(at path: String, in directory: String) throws(StoreError) {
    var descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == ENOENT {
      do {
        try ServiceDirectory.create(directory)
      } catch {
        throw .failed("the store's directory: \(error)")
      }
      descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    if descriptor < 0 {
      guard errno == EEXIST else {
        throw .failed("the database \(path) cannot be made: \(String(cString: strerror(errno)))")
      }
      return
    }
    _ = close(descriptor)
    // The name has to survive a power cut before anything in the file is called committed.
    let parent = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0, fsync(parent) == 0, close(parent) == 0 else {
      throw .failed("the directory \(directory) cannot be synced: \(String(cString: strerror(errno)))")
    }
  }

  /// The directory's path without symbolic links, as far as it exists. The database itself may then be refused when it
  /// is a link, and its directory may lie behind one.
  static func resolved(_ directory: String) -> String {
    guard let path = realpath(directory, nil) else { return directory }
    defer { free(path) }
    return String(cString: path)
  }
}
