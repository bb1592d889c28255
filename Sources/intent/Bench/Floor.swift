#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A C loop that does the least of what is measured.
enum Floor {
  /// How many a second it does.
  ///
  /// - Parameters:
  ///   - name: What the loop does, for an error: `drains`.
  ///   - count: How many it is to do.
  ///   - loop: Adds what it did to its argument, and answers an error number.
  static func rate(
    _ name: String, of count: Int, _ loop: (inout Int64) -> Int32
  ) throws(BenchError) -> Double {
    var done: Int64 = 0
    let watch = Stopwatch()
    let failure = loop(&done)
    let seconds = watch.seconds
    guard failure == 0 else {
      throw BenchError(
        "the C loop that \(name) failed after \(done) of \(count): \(String(cString: strerror(failure)))")
    }
    guard done == count else { throw BenchError("the C loop that \(name) did \(done), and should have done \(count)") }
    return Double(count) / seconds
  }
}
