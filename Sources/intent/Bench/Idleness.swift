#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a dispatcher and its workers hold and do while there is nothing to do. Read from procfs: zeros elsewhere.
struct Idleness {
  /// Proportional set size of all of them together, in millions of bytes.
  private(set) var megabytes = 0.0
  private(set) var processes = 0
  /// How often any of their threads was put on a processor in five seconds.
  private(set) var wakeups = 0

  init(of dispatcher: Int32) {
    sleep(1)
    let all = [dispatcher] + Files.children(of: dispatcher)
    processes = all.count
    for pid in all {
      megabytes += (Files.kilobytes("Pss:", in: "/proc/\(pid)/smaps_rollup") ?? 0) * 1024 / 1e6
    }
    let before = all.map(Self.switches).reduce(0, +)
    sleep(5)
    wakeups = all.map(Self.switches).reduce(0, +) - before
  }

  private static func switches(of pid: Int32) -> Int {
    Files.names(in: "/proc/\(pid)/task").reduce(0) { sum, task in
      sum
        + Files.text("/proc/\(pid)/task/\(task)/status").split(separator: "\n").filter { $0.contains("ctxt_switches") }
        .compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
    }
  }
}
