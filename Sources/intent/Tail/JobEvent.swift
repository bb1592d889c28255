import IntentCore
import IntentJSON
import IntentModel

/// Something that happened to a job: it got into a state.
struct JobEvent: Sendable {
  /// What happened, in a word.
  enum Kind: String, Sendable {
    /// It waits in `pending/`.
    case submitted
    /// A worker has it.
    case started
    /// An attempt failed or was turned away, and there will be another one.
    case retried
    /// It waits for its time: by its own wish, because the runtime stopped, or because a person wants it to run.
    case waits
    case completed, failed, held, cancelled, rejected
  }

  var kind: Kind
  var summary: RecordSummary
  /// When it happened.
  var at: Timestamp
  /// The time of the file's contents. Those of a drop have their writer's, whenever they got here.
  var changedAt: Timestamp
  /// How long its last attempt took, in milliseconds; nil: none has ended.
  var duration: Int64?
  /// What its last attempt came to; nil: none has ended.
  var lastOutcome: String?

  /// What it means that a job lies where it does.
  init(_ job: ListedJob) {
    summary = RecordSummary(explaining: job)
    let last = Self.lastAttempt(job)
    lastOutcome = last?["outcome"]?.string
    if let start = Self.time(last, "started_at"), let end = Self.time(last, "ended_at") {
      duration = max(0, end.milliseconds(since: start))
    }
    at = job.modifiedAt
    changedAt = job.modifiedAt
    kind = Self.kind(job.state, lastOutcome)
  }

  /// Whether the runtime moved a file there as it was.
  var isMoved: Bool { kind == .submitted || kind == .started || kind == .rejected }

  private static func kind(_ state: JobState, _ outcome: String?) -> Kind {
    switch state {
    case .pending: .submitted
    case .processing: .started
    case .delayed: outcome == "retry" || outcome == "rate_limited" ? .retried : .waits
    case .completed: .completed
    case .failed: .failed
    case .held: .held
    case .cancelled: .cancelled
    case .rejected: .rejected
    }
  }

  /// nil: what it says of attempts is a former life's, or there were none.
  private static func lastAttempt(_ job: ListedJob) -> JSONText? {
    if job.state == .pending || job.state == .rejected { return nil }
    guard let text = try? JSONText(validating: job.bytes, limits: JobReader.recordLimits) else { return nil }
    var last: JSONText?
    for attempt in text["attempts"]?.elements ?? JSONText.emptyArray.elements { last = attempt }
    return last
  }

  private static func time(_ attempt: JSONText?, _ name: String) -> Timestamp? {
    attempt?[name]?.string.flatMap { try? Timestamp(rfc3339: $0) }
  }
}

extension JobEvent: JSONWritable {
  /// Writes `{"event":..,"at":..,"id":..,"intent_key":..,"state":..}`, and what more there is to tell.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("event", kind.rawValue)
      writer.member("at", at)
      writer.member("id", summary.id)
      writer.member("intent_key", summary.key)
      writer.member("state", summary.state.rawValue)
      writer.memberIfPresent("tenant_id", summary.tenant)
      writer.member("attempts", summary.attempts)
      writer.memberIfPresent("duration_ms", duration)
      writer.memberIfPresent("due_at", summary.state == .delayed ? summary.dueAt : nil)
      writer.memberIfPresent("error_kind", summary.state == .held ? summary.held?.kind.rawValue : summary.errorKind)
      writer.memberIfPresent("error_message", summary.state == .held ? summary.held?.message : summary.errorMessage)
      writer.memberIfPresent("submitted_as", summary.submittedAs)
    }
  }
}
