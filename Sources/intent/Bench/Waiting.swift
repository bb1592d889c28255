#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits for what a program that was started is to do.
enum Waiting {
  /// Asks a condition again and again until it holds.
  ///
  /// - Parameters:
  ///   - what: What is waited for, for an error: `the spool's directories appear`.
  ///   - process: Whose doing it is: its end ends the waiting.
  ///   - pause: How long until it is asked again, in seconds; given how long it has been waited for.
  static func until(
    _ what: String, by process: BenchProcess, seconds: Double = 10, pause: (Double) -> Double = { _ in 0.001 },
    _ condition: () -> Bool
  ) throws(BenchError) {
    let watch = Stopwatch()
    while !condition() {
      if process.hasEnded { throw BenchError("waited until \(what), and the program ended") }
      if watch.seconds > seconds { throw BenchError("waited \(BenchRow.short(seconds)) s in vain until \(what)") }
      usleep(UInt32(pause(watch.seconds) * 1e6))
    }
  }
}
