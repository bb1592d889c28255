import IntentCore

/// What is counted of one intent.
struct IntentCounts: Sendable, Equatable {
  /// The states that jobs are counted by when they get there.
  static let states: [JobState] = [.completed, .failed, .cancelled, .held]

  /// What items are counted by when they end.
  static let items: [ItemEnd.Status] = [.completed, .failed, .cancelled]

  /// Attempts by ``AttemptOutcome/index``.
  var attempts = [UInt64](repeating: 0, count: AttemptOutcome.allCases.count)
  /// Jobs by the place in ``states``.
  var jobs = [UInt64](repeating: 0, count: states.count)
  /// Attempts after which the job waits for another one, because it failed or was turned away.
  var retries: UInt64 = 0
  /// Items of jobs that have many, by ``items``.
  var endedItems = [UInt64](repeating: 0, count: items.count)
  var durations = Histogram()

  mutating func count(_ outcome: AttemptOutcome, duration: Int64) {
    attempts[outcome.index] &+= 1
    durations.observe(duration)
  }

  /// Counts a job that got into a state. Other states than ``states`` are not counted.
  mutating func count(_ state: JobState) {
    switch state {
    case .completed: jobs[0] &+= 1
    case .failed: jobs[1] &+= 1
    case .cancelled: jobs[2] &+= 1
    case .held: jobs[3] &+= 1
    default: break
    }
  }

  /// Counts an item that ended.
  mutating func count(_ item: ItemEnd.Status) {
    switch item {
    case .completed: endedItems[0] &+= 1
    case .failed: endedItems[1] &+= 1
    case .cancelled: endedItems[2] &+= 1
    }
  }
}
