import IntentCore
import IntentJSON
import IntentModel

extension Dispatcher {
  /// Lines of one attempt that are passed on, and bytes of each. A worker of ours keeps to less; one that does not is
  /// held to this.
  private static let (logLines, logLineBytes) = (2 * AttemptLimits().logLines, 2 * AttemptLimits().logLineBytes)

  /// Passes a handler's line on, while there were not too many.
  func handlerLog(_ token: UInt64, level: UInt32, _ message: String) {
    guard let attempt = attempts[token] else { return }
    attempt.logLines += 1
    guard attempt.logLines <= Self.logLines else { return }
    let clean = attempt.secrets.map { $0.removed(from: message) } ?? message
    let isLong = clean.utf8.count > Self.logLineBytes
    let line = isLong ? String(decoding: clean.utf8.prefix(Self.logLineBytes), as: UTF8.self) + "..." : clean
    log.handler(level: level, attempt.claim.job.key, attempt.name, line)
  }

  /// Says how many lines were not passed on.
  func noteDroppedLines(of attempt: RunningAttempt) {
    let dropped = attempt.logLines - Self.logLines
    guard dropped > 0 else { return }
    let key = attempt.claim.job.key
    log.note(.warning, "\(key) \(attempt.name): \(dropped) more lines of log were left out, past \(Self.logLines)")
  }

  /// A line for a transition: what failed or is held is worth one always, what went well only to those who ask.
  ///
  /// The reason is that of the record, from which what is not to be kept was taken out.
  func note(_ transition: Transition, _ claim: Claim) {
    let level: LogLevel =
      switch transition.destination {
      case .completed: .debug
      case .delayed: .info
      case .failed, .held, .cancelled: .warning
      }
    guard level >= log.level else { return }
    let record = JSONText(unchecked: transition.record)
    let kind = record["error_kind"]?.string.map { "\($0): " } ?? ""
    let state = transition.destination.name
    var reason = record["error_message"]?.string.map { kind + $0 } ?? ""
    // Kind and message of an error may both say the state again: "cancelled: cancelled: cancelled: a mistake".
    while reason.hasPrefix("\(state): ") { reason.removeFirst(state.count + 2) }
    log.note(level, "\(claim.job.key) \(claim.job.id) \(state)" + (reason.isEmpty ? "" : ": \(reason)"))
  }
}

extension Transition.Destination {
  /// For people.
  var name: String {
    switch self {
    case .completed: "completed"
    case .failed: "failed"
    case .cancelled: "cancelled"
    case .held: "held"
    case .delayed(let until): "waits until \(until)"
    }
  }
}
