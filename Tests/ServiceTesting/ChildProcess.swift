#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A program that a test runs beside itself, with its standard output in a pipe.
public final class ChildProcess {
  private let pid: pid_t
  private let output: Int32

  /// Starts a program.
  public init(_ path: String, _ arguments: [String]) throws {
    var pipes: [Int32] = [0, 0]
    guard pipe(&pipes) == 0 else { throw ServiceFailure(code: errno, message: "no pipe") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
    for descriptor in pipes { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var child: pid_t = 0
    var vector = ([path] + arguments).map { strdup($0) } + [nil]
    defer { vector.forEach { free($0) } }
    let code = posix_spawnp(&child, path, &actions, nil, &vector, environ)
    close(pipes[1])
    guard code == 0 else { throw ServiceFailure(code: code, message: "\(path) does not start") }
    pid = child
    output = pipes[0]
  }

  deinit {
    close(output)
  }

  /// The next line of its output; empty at the end.
  public func readLine() -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
    return String(decoding: line, as: UTF8.self)
  }

  /// All of its output from here on.
  public func readAll() -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = read(output, &buffer, buffer.count), count > 0 { text += buffer[..<count] }
    return String(decoding: text, as: UTF8.self)
  }

  /// Ends it without warning.
  public func end() {
    _ = kill(pid, SIGKILL)
  }

  /// Waits for its end; the exit status, or the negative number of the signal that ended it.
  @discardableResult
  public func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  /// A program that was built beside the tests.
  public static func built(_ name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/" + name
  }
}
