import FileSpool
import IntentRuntime

extension StandardErrorLog {
  /// Writes what a spool has to tell.
  func tell(_ notice: SpoolNotice) {
    switch notice {
    case .rejected(let name, let newName, let code, let message):
      write(.warning, "rejected \(name) (\(code)) as rejected/\(newName): \(message)")
    case .ignored(let name, let message):
      write(.warning, "pending/\(name) is left alone: \(message)")
    case .polling(let message):
      write(.warning, "pending/ is looked through every second: \(message)")
    case .overflow:
      write(.info, "more files changed than the kernel tells of; pending/ is looked through")
    case .checkpointFailed(let message):
      write(.error, "a checkpoint failed and will be tried again: \(message)")
    }
  }
}
