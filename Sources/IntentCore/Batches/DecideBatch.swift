import IntentJSON
public import IntentModel

extension ErrorKind {
  /// Items of a batch failed.
  public static let itemsFailed = ErrorKind(rawValue: "items_failed")
  /// Somebody paused the batch: held until it is resumed.
  public static let paused = ErrorKind(rawValue: "paused")
}

/// How a run of a batch went.
public struct BatchRun: Sendable {
  /// The batch's identity.
  public var uid: JobUID
  /// What came of all items.
  public var counts: BatchCounts
  /// When the run began.
  public var startedAt: Timestamp
  /// How long it took, in nanoseconds.
  public var elapsed: Int64
  /// The first failures of the run, for the record; the journal has all.
  public var failures: [(item: Int, error: IntentError)] = []

  /// Failures that a record repeats.
  public static let failuresKept = 20

  /// A run from its parts.
  public init(uid: JobUID, counts: BatchCounts, startedAt: Timestamp, elapsed: Int64) {
    self.uid = uid
    self.counts = counts
    self.startedAt = startedAt
    self.elapsed = elapsed
  }
}

/// Decides what becomes of a batch's job when all of its items have ended: `completed/` if all completed, else `failed/`,
/// from where a retry runs again what failed and nothing else.
///
/// - Parameter redaction: The parameters of an intent that no record keeps: for the jobs of the chain.
public func decideBatch(
  _ run: BatchRun, for claim: Claim, policy: IntentPolicy,
  redaction: (IntentKey) -> [ParameterPath] = { _ in [] }, now: Timestamp
) -> Transition {
  let counts = run.counts
  let output = run.output
  if counts.failed + counts.cancelled == 0 {
    let result = AttemptResult(outcome: .completed(output), startedAt: run.startedAt, elapsed: run.elapsed)
    var generator = SystemRandomNumberGenerator()
    return decide(result, for: claim, policy: policy, now: now, random: &generator, redaction: redaction)
  }
  let id = claim.job.id
  let error = IntentError(
    .itemsFailed,
    "\(counts.failed + counts.cancelled) of \(counts.total) items failed: intent batch report \(id) says which and why, "
      + "intent batch retry \(id) runs them again")
  return claim.failingBatch(
    AttemptResult(outcome: .failed(error), startedAt: run.startedAt, elapsed: run.elapsed), error, output, policy,
    redaction)
}

extension Transition {
  /// Into `cancelled/`: a batch of which some items may have been executed.
  public static func cancel(
    _ run: BatchRun, _ claim: Claim, because reason: IntentError, redact: [ParameterPath],
    redaction: (IntentKey) -> [ParameterPath], now: Timestamp
  ) -> Transition {
    var record = JobRecord(claim.job, state: .cancelled)
    record.error = reason
    record.result = run.output
    return claim.transition(to: .cancelled, record, endedAt: now, redact: redact, redaction: redaction)
  }

  /// Back to `delayed/`: a batch that goes on later. It costs it nothing.
  public static func suspend(_ claim: Claim, until time: Timestamp) -> Transition {
    claim.delaying(claim.job, until: time, error: nil)
  }
}

extension Claim {
  fileprivate func failingBatch(
    _ result: AttemptResult, _ error: IntentError, _ output: JSONText, _ policy: IntentPolicy,
    _ redaction: (IntentKey) -> [ParameterPath]
  ) -> Transition {
    var job = job
    job.past.enter(result)
    var record = JobRecord(job, state: .failed)
    record.error = error
    record.result = output
    return transition(
      to: .failed, record, endedAt: result.endedAt, redact: policy.redact, redaction: redaction)
  }
}

extension BatchRun {
  /// The record's `result`: counts, and the first failures.
  fileprivate var output: JSONText {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("batch_uid", uid)
      counts.writeMembers(to: &writer)
      writer.member("duration_ms", elapsed / 1_000_000)
      if failures.isEmpty { return }
      writer.name("failures")
      writer.array { writer in
        for (item, error) in failures {
          writer.object { writer in
            writer.member("item", item)
            writer.member("kind", error.kind.rawValue)
            writer.member("message", error.message)
          }
        }
      }
    }
    return writer.text
  }
}
