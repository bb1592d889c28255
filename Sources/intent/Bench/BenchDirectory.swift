import CFloor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A directory of the benchmark's own, removed when it is no longer needed, however the benchmark ends.
final class BenchDirectory {
  let path: String
  /// Removes the directory at the end of its input, which comes when this process has closed the other end, or is gone.
  private let remover: BenchProcess
  private let leash: Int32

  /// Signals of a terminal are for everybody, and not for it. What is still being written meanwhile may need a second try.
  private static let removal = #"trap '' INT TERM HUP; read _; rm -rf "$0" 2>/dev/null || { sleep 2; rm -rf "$0"; }"#

  /// - Parameter parent: decides which file system is measured.
  init(in parent: String) throws(BenchError) {
    var template = Array("\(parent)/intent-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw BenchError("cannot make a directory in \(parent): \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      rmdir(path)
      throw BenchError("cannot make a pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    leash = ends[1]
    remover = try BenchProcess(["/bin/sh", "-c", Self.removal, path], input: ends[0])
  }

  deinit {
    close(leash)
    remover.wait()
  }

  /// Makes a directory in it, if it is not there.
  func make(_ name: String) throws(BenchError) -> String {
    let directory = "\(path)/\(name)"
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
      throw BenchError("cannot make \(directory): \(String(cString: strerror(errno)))")
    }
    return directory
  }

  /// Writes a whole file.
  func write(_ name: String, _ text: String) throws(BenchError) -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BenchError("cannot write \(file): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard bytes.withUnsafeBytes({ writeBytes(descriptor, $0) }) == bytes.count else {
      throw BenchError("cannot write \(file): \(String(cString: strerror(errno)))")
    }
    return file
  }

  private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
