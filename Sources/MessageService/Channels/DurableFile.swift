#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Files that are complete on disk before anything refers to them.
enum DurableFile {
  /// Writes a new file that only its owner may read, and syncs it.
  static func write(_ bytes: [UInt8], to path: String) throws(MessageError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failed(path) }
    defer { _ = close(descriptor) }
    try write(bytes, to: descriptor, path)
    guard fsync(descriptor) == 0 else { throw failed(path) }
  }

  /// An open file with these bytes that has no name, at its start: what a program can be given as its input.
  static func anonymous(_ bytes: [UInt8], in directory: String) throws(MessageError) -> Int32 {
    let path = "\(directory)/\(getpid()).\(UInt64.random(in: 0 ... .max))"
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failed(path) }
    _ = unlink(path)
    do throws(MessageError) {
      try write(bytes, to: descriptor, path)
    } catch {
      _ = close(descriptor)
      throw error
    }
    _ = lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(MessageError) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { platformWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failed(path) }
      done += count
    }
  }

  private static func failed(_ path: String) -> MessageError {
    .unavailable("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}

/// The system's write, under a name that the methods above do not hide.
private func platformWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
