import FileSpool
import IntentCore
import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Waits for jobs to end.
///
/// It looks for them again and again, seldom where nothing happens: that needs nobody's help, with or without a
/// dispatcher, and costs a few look-ups of names.
struct JobWait {
  /// Between two looks, in microseconds: at first, and at most.
  private static let polling: (first: UInt32, most: UInt32) = (2_000, 100_000)
  /// How long a job may be in no state: it is looked for in one directory after the other, while it moves.
  private static let patience: Int64 = 1_000

  private let lookup: JobLookup
  private let timeout: DurationText?
  private let asJSON: Bool
  private let clock = SystemClock()
  private var printer = LineBuffer()
  private var status = ExitStatus.done
  /// Since when a job is nowhere to be seen.
  private var unseen: [String: MonotonicInstant] = [:]

  init(spool: FileSpool, timeout: DurationText?, asJSON: Bool) {
    lookup = JobLookup(spool: spool)
    self.timeout = timeout
    self.asJSON = asJSON
  }

  /// Tells of each job as it ends; throws unless all completed.
  mutating func wait(for names: [String]) throws(CommandFailure) {
    let start = clock.monotonic()
    var waiting = names
    var pause = Self.polling.first
    while true {
      let elapsed = (clock.monotonic() - start).wholeMilliseconds
      let before = waiting.count
      var remaining: [String] = []
      for name in waiting where !(try look(for: name, now: clock.monotonic())) { remaining.append(name) }
      waiting = remaining
      try printer.flush()
      if waiting.isEmpty { break }
      if let timeout, elapsed >= timeout.milliseconds {
        note(.tryAgain)
        ErrorOutput.say("not ended within \(timeout): \(waiting.prefix(5).joined(separator: ", "))")
        break
      }
      pause = waiting.count < before ? Self.polling.first : min(pause * 2, Self.polling.most)
      usleep(pause)
    }
    if status != .done { throw .silent(status) }
  }

  /// Whether there is nothing left to wait for.
  private mutating func look(for name: String, now: MonotonicInstant) throws(CommandFailure) -> Bool {
    let jobs = try lookup.find(name)
    guard !jobs.isEmpty else {
      let since = unseen[name] ?? now
      unseen[name] = since
      if (now - since).wholeMilliseconds < Self.patience { return false }
      note(.noInput)
      ErrorOutput.say("\(name): there is no job of that id, and none that was dropped under that name")
      return true
    }
    unseen[name] = nil
    // Several were dropped under that name: it is over when all are.
    guard jobs.allSatisfy({ $0.state.isTerminal || $0.state == .held }) else { return false }
    for job in jobs { try tell(job) }
    return true
  }

  private mutating func tell(_ job: ListedJob) throws(CommandFailure) {
    let summary = RecordSummary(explaining: job)
    note(Self.status(of: summary))
    if asJSON {
      let text = try? JSONText(validating: job.bytes, limits: JobReader.recordLimits)
      try printer.object { writer in
        writer.member("id", job.id)
        writer.member("state", job.state.rawValue)
        writer.memberIfPresent("error_kind", summary.errorKind)
        writer.memberIfPresent("error_message", summary.errorMessage)
        writer.memberIfPresent("held", summary.held)
        writer.memberIfPresent("result", text?["result"])
      }
    } else {
      let note = summary.note
      try printer.line(PlainText.line("\(job.id): \(job.state.rawValue)\(note.isEmpty ? "" : ": \(note)")"))
    }
  }

  /// The first that is not done leads.
  private mutating func note(_ status: ExitStatus) {
    if self.status == .done { self.status = status }
  }

  private static func status(of summary: RecordSummary) -> ExitStatus {
    switch summary.state {
    case .completed: .done
    case .rejected: .badData
    case .held:
      summary.held?.kind == .unknownIntent || summary.held?.kind == .loadFailed ? .unavailable : .tryAgain
    default: .handlerFailed
    }
  }
}
