/// Keeps a worker program that dies at once from being started in a tight loop.
struct LaunchBackoff {
  /// No start before then, in monotonic nanoseconds.
  private(set) var until: Int64?
  private var failures = 0

  mutating func failed(now: Int64) {
    failures += 1
    until = now + min(5_000, 50 << Int64(min(failures, 10))) * 1_000_000
  }

  mutating func succeeded() {
    failures = 0
    until = nil
  }
}
