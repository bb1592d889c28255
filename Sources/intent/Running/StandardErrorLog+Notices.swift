import FileSpool
import IntentRuntime

extension StandardErrorLog {
  /// Writes what a spool has to tell.
  func tell(_ notice: SpoolNotice) {
    switch notice {
    case .rejected(let name, let newName, let code, let message):
      tell(.warning, Self.rejected(name, newName, code, message))
    case .ignored(let name, let message):
      tell(.warning, "pending/\(name) is left alone: \(message)")
    case .polling(let message):
      tell(.warning, "pending/ is looked through every second: \(message)")
    case .overflow:
      tell(.info, "more files changed than the kernel tells of; pending/ is looked through")
    case .checkpointFailed(let message):
      tell(.error, "a checkpoint failed and will be tried again: \(message)")
    }
  }

  /// Writes a line, if its level is wanted.
  func tell(_ level: LogLevel, _ line: String) {
    if level >= self.level { write(level, line) }
  }

  private static func rejected(_ name: String, _ newName: String, _ code: String, _ message: String) -> String {
    "rejected (\(code)): \(message)" + (name == newName ? "" : "; it is rejected/\(newName) now")
  }
}
