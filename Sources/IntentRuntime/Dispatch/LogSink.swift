import IntentModel

/// How grave a line of the log is.
public enum LogLevel: UInt32, Sendable, Comparable, CaseIterable {
  case debug, info, warning, error

  /// By gravity.
  public static func < (one: LogLevel, other: LogLevel) -> Bool { one.rawValue < other.rawValue }

  /// As it is written in a line.
  public var name: String {
    switch self {
    case .debug: "debug"
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// Where the runtime's log goes.
public protocol LogSink: Sendable {
  /// Lines below are not worth making.
  var level: LogLevel { get }
  /// Takes one line, without a line feed.
  func write(_ level: LogLevel, _ line: String)
}

extension LogSink {
  /// A line of the runtime itself. Not evaluated where its level is not wanted.
  func note(_ level: LogLevel, _ line: @autoclosure () -> String) {
    if level >= self.level { write(level, line()) }
  }

  /// A line of a handler.
  func handler(level: UInt32, _ key: IntentKey, _ id: JobID, _ message: String) {
    let level = LogLevel(rawValue: level) ?? .info
    if level >= self.level { write(level, "\(key) \(id): \(message)") }
  }
}
