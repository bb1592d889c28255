import IntentCore

extension RecordSummary {
  /// What is most worth knowing about the job, in a line.
  var note: String {
    switch state {
    case .held: held?.message ?? errorMessage ?? ""
    case .delayed:
      (dueAt.map { "due \($0.display)" } ?? "") + (errorMessage.map { "; \($0)" } ?? "")
    case .failed, .cancelled, .rejected: errorMessage ?? ""
    case .pending, .processing, .completed: ""
    }
  }
}
