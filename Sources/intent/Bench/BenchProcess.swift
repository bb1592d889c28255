import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that the benchmark runs beside itself. Its standard output goes nowhere, its errors where ours go.
final class BenchProcess {
  let pid: Int32
  private var isWaitedFor = false

  init(_ arguments: [String]) throws(BenchError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { strings.forEach { free($0) } }
    var pid: Int32 = 0
    let result = posix_spawn(&pid, arguments[0], &actions, nil, &strings, environ)
    guard result == 0 else { throw BenchError("cannot start \(arguments[0]): \(String(cString: strerror(result)))") }
    self.pid = pid
  }

  deinit {
    if !isWaitedFor {
      kill(pid, SIGKILL)
      _ = wait()
    }
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// Waits for its end; its exit status, or -1 for a signal.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    isWaitedFor = true
    return status & 0x7f == 0 ? (status >> 8) & 0xff : -1
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
