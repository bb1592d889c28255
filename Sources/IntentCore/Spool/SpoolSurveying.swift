public import IntentModel

/// A spool that can be looked over at a bounded cost, however much lies in it.
public protocol SpoolSurveying: Spool {
  /// Counts the jobs in a state, looks at the times of some, and reads a few.
  ///
  /// Jobs may move meanwhile: one can then be met twice, or not at all.
  func survey(_ state: JobState, _ question: SurveyQuestion) throws(SpoolError) -> Survey
}

/// What is to be found out about the jobs in a state, and what that may cost.
public struct SurveyQuestion: Sendable {
  /// Which jobs are read.
  public enum Order: Sendable {
    case oldest, newest
  }

  /// Jobs that changed before are counted, and no more; nil: all are of interest.
  public var since: Timestamp?
  /// Which jobs are read.
  public var order: Order
  /// How many jobs are read at most.
  public var reads: Int
  /// How many jobs are asked for their time at most. Where there are more, these are spread evenly over all of them.
  public var looks: Int
  /// How many jobs are counted at most.
  public var counts: Int

  /// A question; without reads and looks it only counts.
  public init(
    since: Timestamp? = nil, order: Order = .newest, reads: Int = 0, looks: Int = 0, counts: Int = 2_000_000
  ) {
    self.since = since
    self.order = order
    self.reads = reads
    self.looks = looks
    self.counts = counts
  }
}

/// What a look over the jobs of a state found.
public struct Survey: Sendable {
  /// A job that was read.
  public struct Found: Sendable {
    /// The job.
    public var job: ListedJob
    /// When it got where it is; one that waits, when it began to wait.
    public var at: Timestamp

    /// A value from its parts.
    public init(job: ListedJob, at: Timestamp) {
      self.job = job
      self.at = at
    }
  }

  /// Jobs in the state.
  public var count = 0
  /// Whether there are no more than ``count``.
  public var isCountComplete = true
  /// Jobs that may have changed since the time that was asked for.
  public var candidates = 0
  /// How many of these were asked for their time.
  public var looked = 0
  /// The times of those that changed since the time asked for, in no order, each as in ``Found/at``.
  public var times: [Timestamp] = []
  /// The jobs that were read, in the order asked for.
  public var found: [Found] = []

  /// A survey that found nothing.
  public init() {}

  /// Whether every job in question was looked at. If not, ``times`` is a sample: each stands for ``scale`` jobs.
  public var isComplete: Bool { looked >= candidates }
  /// How many jobs each that was looked at stands for.
  public var scale: Double { looked == 0 ? 1 : max(1, Double(candidates) / Double(looked)) }
}
