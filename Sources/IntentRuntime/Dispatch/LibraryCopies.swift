import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Copies of handler libraries, for workers to load.
///
/// Writing over a library that a process has loaded kills that process; so workers never load the file that a deployment
/// writes, but a copy that nobody writes to. A copy is named after the identity of what it was made of (inode, size,
/// modification time), so a changed library gets a new one.
struct LibraryCopies {
  private let directory: String

  /// - Parameter directory: emptied: copies of an earlier run serve nobody, as its workers are gone.
  init(directory: String) throws(IntentError) {
    self.directory = directory
    if mkdir(directory, 0o700) != 0, errno != EEXIST { throw Self.failure("make the directory", directory) }
    guard let names = DirectoryNames.list(directory) else { throw Self.failure("read the directory", directory) }
    for name in names { unlink(directory + "/" + name) }
  }

  /// The path of a copy of the library at `path`, as it is now.
  ///
  /// - Throws: ``ResolveFailure/unloadable(_:)``, also for a library that is being written at this moment: it settles,
  ///   and is then told by the change it makes. ``ResolveFailure/fault(_:)`` where there is no room for the copy.
  func copy(of path: String) throws(ResolveFailure) -> String {
    let source = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard source >= 0 else { throw Self.judge("open the library", path, isCopy: false) }
    defer { close(source) }
    let before = try Self.identity(source, path)
    let base = path.split(separator: "/").last.map(String.init) ?? "library"
    let target = "\(directory)/\(before.name)-\(base)"
    if access(target, R_OK) == 0 { return target }

    let temporary = "\(directory)/.\(base).\(getpid())"
    try Self.copy(source, to: temporary)
    guard try Self.identity(source, path) == before else {
      unlink(temporary)
      throw .unloadable(
        IntentError(.loadFailed, "\(path) is being written; it is loaded when that has settled"))
    }
    guard rename(temporary, target) == 0 else {
      defer { unlink(temporary) }
      throw Self.judge("rename the copy", target, isCopy: true)
    }
    return target
  }

  private struct Identity: Equatable {
    var inode: UInt64
    var size: Int64
    var modified: Int64
    var name: String { String(inode, radix: 36) + "-" + String(size, radix: 36) + "-" + String(modified, radix: 36) }
  }

  private static func identity(_ file: Int32, _ path: String) throws(ResolveFailure) -> Identity {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw judge("look at", path, isCopy: false) }
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    return Identity(
      inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec))
  }

  private static func copy(_ source: Int32, to path: String) throws(ResolveFailure) {
    // What an earlier try left may not be writable.
    unlink(path)
    let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o500)
    guard target >= 0 else { throw judge("write the copy", path, isCopy: true) }
    defer { close(target) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var offset: off_t = 0
    while true {
      let count = pread(source, buffer.baseAddress, buffer.count, offset)
      if count < 0 {
        defer { unlink(path) }
        throw judge("read the library for", path, isCopy: false)
      }
      if count == 0 { return }
      errno = ENOSPC  // A short write sets no number, and means this.
      guard write(target, buffer.baseAddress, count) == count else {
        defer { unlink(path) }
        throw judge("write the copy", path, isCopy: true)
      }
      offset += off_t(count)
    }
  }

  /// Tells a machine in trouble from a library that is.
  ///
  /// - Parameter isCopy: Whether it was the copy that failed: nobody but the machine is at fault then.
  private static func judge(_ what: String, _ path: String, isCopy: Bool) -> ResolveFailure {
    let error = failure(what, path)
    switch errno {
    case EMFILE, ENFILE, ENOMEM, EINTR: break
    default: if !isCopy { return .unloadable(error) }
    }
    return .fault(SpoolError(.storage, error.message, errno: errno))
  }

  private static func failure(_ what: String, _ path: String) -> IntentError {
    IntentError(.loadFailed, "cannot \(what) \(path): \(String(cString: strerror(errno)))")
  }
}
