#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A system call failed.
public struct SystemCallError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The call's name, as its manual page has it.
  public var call: String
  /// What it was made for: a file's name, or a path.
  public var path: String
  /// The system's error number.
  public var errno: Int32

  /// An error of a call.
  public init(_ call: String, _ path: String, errno: Int32) {
    self.call = call
    self.path = path
    self.errno = errno
  }

  /// The error as a sentence: what failed, for which file, and why.
  public var description: String {
    "\(call) \(path): \(reason)"
  }

  /// The system's own words for the error number.
  public var reason: String { String(cString: strerror(errno)) }
}
