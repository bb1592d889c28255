#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that is run to its end, for what it prints.
struct ChildProcess {
  /// What it wrote to standard output.
  var output: [UInt8]
  /// How it ended, in words: `exited with 1`.
  var ending: String

  /// Runs a program. Its standard error is this process's; Swift's backtracer is off in it.
  ///
  /// - Parameter input: What it reads from standard input; must fit a pipe's buffer, or be read before it writes much.
  static func run(_ program: String, _ arguments: [String], input: String) throws(CommandFailure) -> ChildProcess {
    let (toChild, fromChild) = (try Pipe(), try Pipe())
    var actions = SpawnFileActions()
    posix_spawn_file_actions_init(&actions.raw)
    defer { posix_spawn_file_actions_destroy(&actions.raw) }
    posix_spawn_file_actions_adddup2(&actions.raw, toChild.read, 0)
    posix_spawn_file_actions_adddup2(&actions.raw, fromChild.write, 1)
    var pid: pid_t = 0
    let result = cStrings([program] + arguments) { argv in
      cStrings(environment()) { envp in posix_spawn(&pid, program, &actions.raw, nil, argv, envp) }
    }
    close(toChild.read)
    close(fromChild.write)
    guard result == 0 else {
      close(toChild.write)
      close(fromChild.read)
      throw CommandFailure(SystemError("cannot start \(program)", result))
    }
    let previous = signal(SIGPIPE, SIG_IGN)
    writeAll(Array(input.utf8), to: toChild.write)
    signal(SIGPIPE, previous)
    close(toChild.write)
    let output = readAll(fromChild.read)
    close(fromChild.read)
    return ChildProcess(output: output, ending: wait(for: pid))
  }

  private struct Pipe {
    var read: Int32
    var write: Int32

    init() throws(CommandFailure) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw CommandFailure(SystemError("cannot make a pipe")) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (read, write) = (ends[0], ends[1])
    }
  }

  private struct SpawnFileActions {
    #if canImport(Darwin)
      var raw: posix_spawn_file_actions_t?
    #else
      var raw = posix_spawn_file_actions_t()
    #endif
  }

  private static func environment() -> [String] {
    var variables: [String] = []
    var entry = environ
    while let variable = entry.pointee {
      let text = String(cString: variable)
      if !text.hasPrefix("SWIFT_BACKTRACE=") { variables.append(text) }
      entry += 1
    }
    return variables + ["SWIFT_BACKTRACE=enable=no"]
  }

  private static func cStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }

  /// A child that does not read to the end ended; how, is told by its status.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + start, $0.count - start) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      start += count
    }
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private static func wait(for pid: pid_t) -> String {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let number = status & 0x7F
    return number == 0 ? "exited with \(status >> 8 & 0xFF)" : "was ended by \(String(cString: strsignal(number)))"
  }
}
