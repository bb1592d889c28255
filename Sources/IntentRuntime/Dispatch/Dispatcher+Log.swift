import IntentCore
import IntentJSON
import IntentModel

extension Dispatcher {
  /// A line for a transition: what failed or is held is worth one always, what went well only to those who ask.
  func note(_ transition: Transition, _ claim: Claim, _ result: AttemptResult? = nil) {
    let level: LogLevel =
      switch transition.destination {
      case .completed: .debug
      case .delayed: .info
      case .failed, .held, .cancelled: .warning
      }
    guard level >= log.level else { return }
    let said = JSONText(unchecked: transition.record)["error_message"]?.string
    let state = transition.destination.name
    var reason = result?.error?.description ?? said ?? ""
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
