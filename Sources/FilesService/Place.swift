#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where a file is: its directory, held open, and its name in it.
///
/// The directories are opened one after the other, none through a symbolic link, so that nobody who may write in one of
/// them can lead a handler to another tenant's files.
final class Place {
  /// The file's path, for people.
  let path: String
  private let name: String
  private var directory: Int32

  /// Opens the directories of a name below `root`, and makes those that are missing if asked to.
  init(_ name: FileName, in root: String, makes: Bool) throws(FilesError) {
    path = root + "/" + name.text
    self.name = name.parts[name.parts.count - 1]
    directory = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw Self.failed("read", path) }
    for part in name.parts.dropLast() { try enter(part, makes: makes) }
  }

  deinit {
    if directory >= 0 { _ = close(directory) }
  }

  /// The file's contents.
  func read(maxBytes: Int) throws(FilesError) -> [UInt8] {
    // Not blocking, so that a FIFO in its place holds nobody up.
    let file = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw Self.failed("read", path) }
    defer { _ = close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Self.failed("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .invalid("\(path) is no regular file") }
    guard Int(status.st_size) <= maxBytes else {
      throw .invalid("\(path) has \(status.st_size) bytes, of which \(maxBytes) are allowed (services.files.max_bytes)")
    }
    return try contents(of: file, maxBytes: maxBytes)
  }

  /// Writes the file beside its place, piece by piece until one is empty, syncs it, and renames it into its place. If a
  /// piece throws, nothing is left of it.
  func write(_ next: () throws(FilesError) -> UnsafeBufferPointer<UInt8>) throws(FilesError) {
    let temporary = ".\(UInt64.random(in: 0 ... .max)).tmp"
    let file = openat(directory, temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Self.failed("written", path) }
    do throws(FilesError) {
      try fill(file, next)
      guard renameat(directory, temporary, directory, name) == 0 else { throw Self.failed("written", path) }
    } catch {
      _ = unlinkat(directory, temporary, 0)
      throw error
    }
    guard fsync(directory) == 0 else { throw Self.failed("synced", path) }
  }

  /// Writes all pieces, syncs and closes.
  private func fill(
    _ file: Int32, _ next: () throws(FilesError) -> UnsafeBufferPointer<UInt8>
  ) throws(FilesError) {
    defer { _ = close(file) }
    while case let piece = try next(), !piece.isEmpty {
      guard writeAll(file, piece) else { throw Self.failed("written", path) }
    }
    guard fsync(file) == 0 else { throw Self.failed("written", path) }
  }

  private func enter(_ part: String, makes: Bool) throws(FilesError) {
    if makes {
      guard mkdirat(directory, part, 0o700) == 0 || errno == EEXIST else { throw Self.failed("written", path) }
    }
    let next = openat(directory, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard next >= 0 else { throw Self.failed(makes ? "written" : "read", path) }
    _ = close(directory)
    directory = next
  }

  private func contents(of file: Int32, maxBytes: Int) throws(FilesError) -> [UInt8] {
    var contents: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = systemRead(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.failed("read", path) }
      if count == 0 { return contents }
      contents += buffer[..<count]
      guard contents.count <= maxBytes else { throw .invalid("\(path) grows while it is read: try again later") }
    }
  }

  private func writeAll(_ file: Int32, _ contents: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = contents[...]
    while !rest.isEmpty {
      let count = systemWrite(file, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func failed(_ what: String, _ path: String) -> FilesError {
    switch errno {
    case ENOENT: .notFound("there is no file \(path)")
    case ELOOP: .invalid("\(path) leads through a symbolic link, which is not followed")
    case ENOTDIR: .invalid("\(path) leads through something that is no directory")
    case EISDIR: .invalid("\(path) is a directory")
    default: .failed("\(path) cannot be \(what): \(String(cString: strerror(errno)))")
    }
  }
}

// The system's calls, under names that the methods above do not hide.

private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, buffer, count)
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
