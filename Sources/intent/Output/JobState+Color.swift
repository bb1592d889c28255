import IntentCore

extension JobState {
  /// The colour of jobs in this state.
  var color: Terminal.Color? {
    switch self {
    case .completed: .green
    case .failed, .rejected: .red
    case .held: .yellow
    case .processing: .cyan
    case .pending, .delayed: nil
    case .cancelled: .dim
    }
  }
}
