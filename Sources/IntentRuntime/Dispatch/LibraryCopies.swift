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
    guard let stream = opendir(directory) else { throw Self.failure("read the directory", directory) }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { unlink(directory + "/" + name) }
    }
  }

  /// The path of a copy of the library at `path`, as it is now.
  ///
  /// - Throws: `load_failed`, also for a library that is being written at this moment: it settles, and is then told by
  ///   the change it makes.
  func copy(of path: String) throws(IntentError) -> String {
    let source = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard source >= 0 else { throw Self.failure("open the library", path) }
    defer { close(source) }
    let before = try Self.identity(source, path)
    let base = path.split(separator: "/").last.map(String.init) ?? "library"
    let target = "\(directory)/\(before.name)-\(base)"
    if access(target, R_OK) == 0 { return target }

    let temporary = "\(directory)/.\(base).\(getpid())"
    try Self.copy(source, to: temporary)
    guard try Self.identity(source, path) == before else {
      unlink(temporary)
      throw IntentError(.loadFailed, "\(path) is being written; it is loaded when that has settled")
    }
    guard rename(temporary, target) == 0 else { throw Self.failure("rename the copy", target) }
    return target
  }

  private struct Identity: Equatable {
    var inode: UInt64
    var size: Int64
    var modified: Int64
    var name: String { String(inode, radix: 36) + "-" + String(size, radix: 36) + "-" + String(modified, radix: 36) }
  }

  private static func identity(_ file: Int32, _ path: String) throws(IntentError) -> Identity {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("look at", path) }
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    return Identity(
      inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec))
  }

  private static func copy(_ source: Int32, to path: String) throws(IntentError) {
    let target = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o500)
    guard target >= 0 else { throw failure("write the copy", path) }
    defer { close(target) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var offset: off_t = 0
    while true {
      let count = pread(source, buffer.baseAddress, buffer.count, offset)
      if count < 0 { throw failure("read the library for", path) }
      if count == 0 { return }
      guard write(target, buffer.baseAddress, count) == count else {
        unlink(path)
        throw failure("write the copy", path)
      }
      offset += off_t(count)
    }
  }

  private static func failure(_ what: String, _ path: String) -> IntentError {
    IntentError(.loadFailed, "cannot \(what) \(path): \(String(cString: strerror(errno)))")
  }
}
