import FileSpool
import IntentCore
import IntentModel

/// Who executes the spool's jobs, and which of them nobody may.
struct DispatcherSection: StatusSection {
  /// A dispatcher that runs.
  struct Running: Encodable, Sendable {
    var pid: Int32
    var since: Timestamp
    /// Its worker processes.
    var workers: Int
  }

  /// nil: none runs.
  var running: Running?
  var pausedQueues: [QueueName]

  init(running: Running?, pausedQueues: [QueueName]) {
    self.running = running
    self.pausedQueues = pausedQueues
  }

  init(of spool: FileSpool, at path: String) throws(SpoolError) {
    pausedQueues = try spool.pausedQueues().sorted()
    guard let holder = SpoolHolder(spool: path) else { return }
    running = Running(pid: holder.pid, since: holder.since, workers: try spool.workers().count)
  }

  func lines(on terminal: Terminal) -> [String] {
    var lines: [String] = []
    if let running {
      let workers = running.workers == 1 ? "1 worker" : "\(running.workers) workers"
      lines.append(
        "dispatcher  " + terminal.paint("runs", .green)
          + " (process \(running.pid), \(workers), since \(running.since.display))")
    } else {
      lines.append("dispatcher  " + terminal.paint("none runs", .yellow) + ": intent work")
    }
    if !pausedQueues.isEmpty {
      let names = pausedQueues.map(\.text).joined(separator: ", ")
      lines.append("paused      " + terminal.paint(names, .yellow) + ": intent queue resume NAME")
    }
    return lines
  }
}
