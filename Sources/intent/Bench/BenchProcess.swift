import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that the benchmark runs beside itself. Its standard output goes nowhere, its errors where ours go.
final class BenchProcess {
  let pid: Int32
  /// As waitpid tells it, once it has ended.
  private var status: Int32?

  /// - Parameter input: What it has for standard input; nil: nothing.
  init(_ arguments: [String], input: Int32? = nil) throws(BenchError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { strings.forEach { free($0) } }
    var pid: Int32 = 0
    let result = posix_spawn(&pid, arguments[0], &actions, nil, &strings, environ)
    guard result == 0 else { throw BenchError("cannot start \(arguments[0]): \(String(cString: strerror(result)))") }
    self.pid = pid
  }

  deinit {
    if status == nil {
      kill(pid, SIGKILL)
      wait()
    }
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// Whether it has ended.
  var hasEnded: Bool {
    if status == nil {
      var raw: Int32 = 0
      if waitpid(pid, &raw, WNOHANG) == pid { status = raw }
    }
    return status != nil
  }

  /// Waits for its end; its exit status, or -1 for a signal.
  @discardableResult
  func wait() -> Int32 {
    var raw: Int32 = status ?? 0
    if status == nil { while waitpid(pid, &raw, 0) < 0, errno == EINTR {} }
    status = raw
    return raw & 0x7f == 0 ? (raw >> 8) & 0xff : -1
  }

  /// Ends a dispatcher, and waits for it.
  func stop() throws(BenchError) {
    signal(SIGTERM)
    let status = wait()
    guard status == 0 else { throw BenchError("the dispatcher was stopped, and ended with status \(status)") }
  }

  /// Runs a program to its end, and says how long that took in seconds.
  static func time(_ arguments: [String], expecting expected: Int32 = 0) throws(BenchError) -> Double {
    let start = Stopwatch()
    let status = try BenchProcess(arguments).wait()
    guard status == expected else {
      throw BenchError("\(arguments.joined(separator: " ")) ended with status \(status)")
    }
    return start.seconds
  }
}

/// Time since it was made, by the monotonic clock.
struct Stopwatch {
  let start = nanoseconds()

  var seconds: Double { Double(Self.nanoseconds() - start) / 1e9 }

  /// The clock that handlers read too.
  static func nanoseconds() -> Int64 { SystemClock().monotonic().nanoseconds }
}
