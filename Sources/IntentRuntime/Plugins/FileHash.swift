internal import IntentModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Compares files with the hash that the registry says.
enum FileHash {
  /// - Throws: `load_failed` if the file hashes to something else, or cannot be read.
  static func check(_ path: String, sha256 expected: String) throws(IntentError) {
    let found = try sha256(of: path)
    guard found == expected else {
      throw IntentError(
        .loadFailed,
        "\(path) is not the file that the registry names: its SHA-256 is \(found), and should be \(expected). Install "
          + "the right file, or correct the entry's sha256 if the change was meant")
    }
  }

  /// The SHA-256 of a file in lower case hexadecimal digits.
  static func sha256(of path: String) throws(IntentError) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var hash = SHA256()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(file, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      if count == 0 { return hash.finish() }
      hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private static func failure(_ path: String) -> IntentError {
    IntentError(.loadFailed, "\(path) cannot be read: \(systemMessage(errno))")
  }
}
