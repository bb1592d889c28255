#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that this process writes to and reads from. Its standard error is this process's; Swift's backtracer is off
/// in it.
final class PipedProcess {
  /// What it writes to standard output.
  let output: Int32
  private let pid: pid_t
  private var input: Int32
  private var ending: String?
  /// Its exit status, once it has ended; nil: a signal ended it.
  private(set) var status: Int32?

  init(_ program: String, _ arguments: [String]) throws(CommandFailure) {
    let (toChild, fromChild) = (try Pipe(), try Pipe())
    var actions = SpawnFileActions()
    posix_spawn_file_actions_init(&actions.raw)
    defer { posix_spawn_file_actions_destroy(&actions.raw) }
    posix_spawn_file_actions_adddup2(&actions.raw, toChild.read, 0)
    posix_spawn_file_actions_adddup2(&actions.raw, fromChild.write, 1)
    var pid: pid_t = 0
    let result = Self.cStrings([program] + arguments) { argv in
      Self.cStrings(Self.environment()) { envp in posix_spawn(&pid, program, &actions.raw, nil, argv, envp) }
    }
    close(toChild.read)
    close(fromChild.write)
    guard result == 0 else {
      close(toChild.write)
      close(fromChild.read)
      throw CommandFailure(SystemError("cannot start \(program)", result))
    }
    self.pid = pid
    input = toChild.write
    output = fromChild.read
  }

  deinit {
    _ = end()
    close(output)
  }

  /// Writes all of the bytes. A child that does not read to the end ended; how, is told by ``end()``.
  func write(_ bytes: [UInt8]) {
    let previous = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, previous) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(input, $0.baseAddress! + start, $0.count - start) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      start += count
    }
  }

  /// Tells it that there is nothing more to read.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Waits for its end, which it is led to by the end of its input; in words: `exited with 1`.
  func end() -> String {
    if let ending { return ending }
    closeInput()
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let number = status & 0x7F
    let words = number == 0 ? "exited with \(status >> 8 & 0xFF)" : "was ended by \(String(cString: strsignal(number)))"
    ending = words
    self.status = number == 0 ? status >> 8 & 0xFF : nil
    return words
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
}

/// write(2), where a method of that name hides it.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
