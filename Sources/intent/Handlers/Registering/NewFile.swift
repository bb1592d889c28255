#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes files whole.
enum NewFile {
  /// Writes a file where there is none. If that fails, there is none.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw SystemError("cannot make \(path)") }
    defer { close(descriptor) }
    do throws(SystemError) {
      try write(bytes, descriptor, path)
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Puts a new file into the place of the old one, with its permissions: whoever reads meanwhile finds one or the other.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    // A link is followed: what it leads to is replaced, not the link.
    guard let real = realpath(path, nil) else { throw SystemError("cannot replace \(path)") }
    defer { free(real) }
    let target = String(cString: real)
    var status = stat()
    guard stat(target, &status) == 0 else { throw SystemError("cannot replace \(path)") }
    // The name does not end in .json: nobody takes a draft for the file.
    let draft = "\(target).\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
    guard descriptor >= 0 else { throw SystemError("cannot make \(draft)") }
    defer { close(descriptor) }
    do throws(SystemError) {
      try write(bytes, descriptor, path)
      guard fchmod(descriptor, status.st_mode & 0o777) == 0, rename(draft, target) == 0 else {
        throw SystemError("cannot replace \(path)")
      }
    } catch {
      unlink(draft)
      throw error
    }
  }

  private static func write(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + start, $0.count - start) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError("cannot write \(path)") }
      start += count
    }
    guard fsync(descriptor) == 0 else { throw SystemError("cannot write \(path)") }
  }
}

/// write(2), where a method of that name hides it.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
