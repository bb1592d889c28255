#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A system call that failed.
struct SystemError: Error, CustomStringConvertible {
  /// What was to be done, and with what: `cannot read jobs.jsonl`.
  var what: String
  /// The system's error number.
  var number: Int32

  /// - Parameter number: By default that of the last call.
  init(_ what: String, _ number: Int32 = errno) {
    self.what = what
    self.number = number
  }

  var description: String { "\(what): \(Self.text(number))" }

  /// The system's words for an error number.
  static func text(_ number: Int32) -> String { String(cString: strerror(number)) }

  /// The exit status that fits an error number; nil stands for storage that failed without one.
  static func status(of number: Int32?) -> ExitStatus {
    switch number {
    case ENOENT, ENOTDIR, EISDIR: .noInput
    case EACCES, EPERM, EROFS: .noPermission
    case EMFILE, ENFILE, ENOMEM, EAGAIN: .tryAgain
    default: .io
    }
  }
}
