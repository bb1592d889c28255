#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads whole files of the command line's.
enum TextFile {
  /// The bytes of a file, or of standard input for `-`.
  ///
  /// - Parameter limit: More bytes than this are an error.
  static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
    let name = path == "-" ? "standard input" : path
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CommandFailure(SystemError("cannot read \(name)")) }
    defer { if descriptor > 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = Self.read(descriptor, &chunk)
      if count < 0 { throw CommandFailure(SystemError("cannot read \(name)")) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limit { throw CommandFailure(.badData, "\(name) is larger than \(limit) bytes") }
    }
  }

  private static func read(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, &chunk, chunk.count)
      #else
        let count = Glibc.read(descriptor, &chunk, chunk.count)
      #endif
      if count >= 0 || errno != EINTR { return count }
    }
  }
}
