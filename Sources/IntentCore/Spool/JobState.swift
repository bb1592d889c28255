/// The states of a job. Each is a directory of the file spool.
public enum JobState: String, Sendable, Codable, CaseIterable {
  case pending, delayed, held, processing, completed, failed, cancelled, rejected

  /// Whether nothing the runtime does changes a job in this state.
  public var isTerminal: Bool {
    switch self {
    case .completed, .failed, .cancelled, .rejected: true
    case .pending, .delayed, .held, .processing: false
    }
  }
}
