import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A directory of a test's own, gone with it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/intent-test-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
    chmod(path, 0o755)
  }

  deinit { _ = try? Shell.run("/bin/rm", "-rf", path) }

  /// Copies a file into the directory, and returns the copy's path.
  func copy(_ file: String) throws -> String {
    let (_, status) = try Shell.run("/bin/cp", file, path)
    #expect(status == 0)
    return path + "/" + file.split(separator: "/").last!
  }
}

/// Reads small files for tests.
enum TextFile {
  /// Nil: there is no such file.
  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    return rest(of: file)
  }

  static func rest(of file: UnsafeMutablePointer<FILE>) -> String {
    var bytes: [UInt8] = []
    while true {
      let byte = getc(file)
      if byte == EOF { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(UInt8(byte))
    }
  }
}

/// Runs programs for tests.
enum Shell {
  /// The lines a program wrote to standard output, and the status that waitpid gave.
  static func run(_ arguments: String...) throws -> (lines: [String], status: Int32) {
    let quoted = arguments.map {
      "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    let stream = try #require(popen(quoted.joined(separator: " "), "r"))
    let text = TextFile.rest(of: stream)
    let status = pclose(stream)
    return (text.split(separator: "\n").map(String.init), status)
  }
}
