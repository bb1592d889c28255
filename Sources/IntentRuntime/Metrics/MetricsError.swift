#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The metrics file could not be written.
struct MetricsError: Error, Equatable, CustomStringConvertible {
  /// What is at fault, what was wrong with it, and what to do.
  var description: String

  init(_ description: String) {
    self.description = description
  }

  /// A call that failed, and for which path.
  init(cannot what: String, _ path: String, errno number: Int32 = errno) {
    self.init("cannot \(what) \(path): \(String(cString: strerror(number)))")
  }
}
