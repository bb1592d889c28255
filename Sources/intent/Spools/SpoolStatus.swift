import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// A spool at a glance.
struct SpoolStatus {
  private let path: String
  private let counts: [JobState: Int]
  private let paused: [QueueName]
  /// nil: none runs.
  private let dispatcher: SpoolHolder?

  init(of spool: FileSpool, at path: String) throws(CommandFailure) {
    self.path = path
    dispatcher = SpoolHolder(spool: path)
    do {
      counts = try spool.counts()
      paused = try spool.pausedQueues().sorted()
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Lines for a person.
  func lines(on terminal: Terminal) -> [String] {
    var table = Table([.init(title: "STATE"), .init(title: "JOBS", alignment: .right), .init(title: "")])
    for state in JobState.allCases {
      let count = counts[state] ?? 0
      table.add([
        .init(state.rawValue, count > 0 ? state.color : .dim), .init(String(count), count > 0 ? nil : .dim),
        .init(count > 0 ? Self.meaning(state) : "", .dim),
      ])
    }
    let runs = dispatcher.map { terminal.paint("runs", .green) + " (process \($0.pid), since \($0.since.display))" }
    var lines = [
      "spool       \(path)", "dispatcher  \(runs ?? terminal.paint("none runs", .yellow) + ": intent work")",
    ]
    if !paused.isEmpty { lines.append("paused      " + paused.map(\.text).joined(separator: ", ")) }
    return lines + [""] + table.lines(on: terminal)
  }

  private static func meaning(_ state: JobState) -> String {
    switch state {
    case .pending: "wait for a worker"
    case .delayed: "wait for their time"
    case .held: "wait for a person or a deployment: intent list --state held"
    case .processing: "run"
    case .completed: ""
    case .failed: "dead letters: intent list --state failed"
    case .cancelled: ""
    case .rejected: "were no jobs: intent list --state rejected"
    }
  }
}

extension SpoolStatus: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("spool", path)
      if let dispatcher {
        writer.object("dispatcher") { writer in
          writer.member("pid", dispatcher.pid)
          writer.member("since", dispatcher.since)
        }
      } else {
        writer.null("dispatcher")
      }
      writer.object("jobs") { writer in
        for state in JobState.allCases { writer.member(state.rawValue, counts[state] ?? 0) }
      }
      writer.member("paused_queues", paused)
    }
  }
}
