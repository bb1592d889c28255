public import IntentCore

/// What became of one job that an operation named.
public struct OperationResult: Sendable, Equatable, Codable {
  /// What happened. A struct, so that a word of a later version is kept.
  public struct Outcome: RawRepresentable, Sendable, Hashable, Codable {
    /// The word on the wire.
    public var rawValue: String
    /// An outcome by its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It is done, durably.
    public static let done = Outcome(rawValue: "done")
    /// The job runs and was asked to stop; its record will say what came of it.
    public static let asked = Outcome(rawValue: "asked")
    /// The job is in a state in which this cannot be done, or makes no sense. Nothing was changed.
    public static let refused = Outcome(rawValue: "refused")
    /// There is no such job.
    public static let notFound = Outcome(rawValue: "not_found")
    /// The job is changing its state this moment: ask again.
    public static let busy = Outcome(rawValue: "busy")
    /// The storage failed. Nothing was changed.
    public static let failed = Outcome(rawValue: "failed")
  }

  /// The job's id; where there is no such job, the name it was asked for by.
  public var id: String
  /// What happened.
  public var outcome: Outcome
  /// Where the job is now; nil where that is not known.
  public var state: JobState?
  /// What happened or why it did not, and what to do; for people.
  public var message: String

  /// A result from its parts.
  public init(id: String, _ outcome: Outcome, state: JobState? = nil, _ message: String) {
    self.id = id
    self.outcome = outcome
    self.state = state
    self.message = message
  }
}
