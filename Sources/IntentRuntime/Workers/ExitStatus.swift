#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How a process ended.
enum ExitStatus: Sendable, Equatable, CustomStringConvertible {
  case exited(Int32)
  case signalled(Int32)
  /// Somebody else has waited for it.
  case unknown

  /// Waits for a child that has ended or is about to.
  static func wait(for pid: Int32) -> ExitStatus {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 {
      if errno != EINTR { return .unknown }
    }
    let signal = status & 0x7f
    return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
  }

  var status: Int32? { if case .exited(let status) = self { status } else { nil } }
  var signal: Int32? { if case .signalled(let signal) = self { signal } else { nil } }

  var description: String {
    switch self {
    case .exited(let status): "exited with status \(status)"
    case .signalled(let signal): "was ended by signal \(signal) (\(Self.name(of: signal)))"
    case .unknown: "ended"
    }
  }

  private static func name(of signal: Int32) -> String {
    switch signal {
    case SIGABRT: "SIGABRT"
    case SIGBUS: "SIGBUS"
    case SIGFPE: "SIGFPE"
    case SIGILL: "SIGILL"
    case SIGKILL: "SIGKILL"
    case SIGSEGV: "SIGSEGV"
    case SIGTERM: "SIGTERM"
    case SIGTRAP: "SIGTRAP"
    case SIGXCPU: "SIGXCPU"
    default: String(cString: strsignal(signal))
    }
  }
}
