import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A directory of a test's own, removed when it goes. In memory where the system offers that, to go easy on the disk.
final class TemporaryDirectory: Sendable {
  let path: String

  init(in parent: String? = nil) {
    let parent = parent ?? (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp")
    var template = Array("\(parent)/spool-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("cannot make a directory in \(parent): errno \(errno)") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Shell.run("rm -rf '\(path)'") }

  func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    precondition(file >= 0, "cannot write \(name): errno \(errno)")
    let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    precondition(count == bytes.count, "cannot write \(name): errno \(errno)")
    close(file)
  }

  func read(_ name: String) -> String? {
    guard let bytes = readBytes(name) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  func readBytes(_ name: String) -> [UInt8]? {
    let file = open("\(path)/\(name)", O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count <= 0 { return bytes }
      bytes.append(contentsOf: chunk.prefix(count))
    }
  }

  /// The names in a directory, sorted, without `.` and `..`.
  func list(_ name: String) -> [String] {
    guard let stream = opendir("\(path)/\(name)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func exists(_ name: String) -> Bool { access("\(path)/\(name)", F_OK) == 0 }
}

/// Runs shell commands, for what tests do to a spool from outside.
enum Shell {
  /// The exit status.
  @discardableResult
  static func run(_ command: String) -> Int32 {
    let status = system(command)
    return (status >> 8) & 0xFF
  }
}
