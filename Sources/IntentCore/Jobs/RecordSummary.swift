import IntentJSON
public import IntentModel

/// What a listing shows of a job: read leniently, so that a file that somebody damaged is listed all the same.
public struct RecordSummary: Sendable, Hashable {
  /// The id in the file; where there is none, the one that its name gives.
  public var id: String
  /// The job's identity, once the runtime wrote the file.
  public var uid: String?
  /// The intent key as it was written, even if it is none.
  public var key: String?
  /// Where the job is, whatever the file says of itself.
  public var state: JobState
  /// Retries used up.
  public var retryCount = 0
  /// Why it did not complete, or did not yet.
  public var errorMessage: String?
  /// The kind of that error.
  public var errorKind: String?
  /// When it was written.
  public var createdAt: Timestamp?
  /// Start of its first attempt.
  public var executedAt: Timestamp?
  /// When it reached a terminal state.
  public var completedAt: Timestamp?
  /// When it may run, for one that waits.
  public var dueAt: Timestamp?
  /// The name of the dropped file.
  public var submittedAs: String?
  /// Whose job it is.
  public var tenant: String?
  /// 0 to 9, 9 first.
  public var priority = 5
  /// Attempts that ended so far.
  public var attempts = 0
  /// Why it is held.
  public var held: HeldReason?
  /// Who asked for it.
  public var requestedBy: String?
  /// What it was asked for.
  public var reason: String?

  /// The summary of a job as it lies in the spool.
  public init(_ listed: ListedJob) {
    id = listed.id.text
    state = listed.state
    guard let text = try? JSONText(validating: listed.bytes, limits: JobReader.recordLimits) else { return }
    // A drop's word about its former life is no news of this one.
    let isDrop = listed.state == .pending || listed.state == .rejected
    for member in text.members {
      guard let meaning = JobMember.of(member), !(isDrop && meaning.isRuntimeOwned) else { continue }
      take(meaning, member.value)
    }
    if state.isTerminal { dueAt = nil }
  }

  private mutating func take(_ meaning: JobMember, _ value: JSONText) {
    switch meaning {
    case .id: id = value.string ?? id
    case .uid: uid = value.string
    case .intentKey: key = value.string
    case .retryCount: retryCount = value.integer(as: Int.self) ?? 0
    case .errorMessage: errorMessage = value.string
    case .errorKind: errorKind = value.string
    case .createdAt: createdAt = Self.time(value)
    case .executedAt: executedAt = Self.time(value)
    case .completedAt: completedAt = Self.time(value)
    case .dueAt: dueAt = Self.time(value)
    case .runAt: dueAt = dueAt ?? Self.time(value)
    case .submittedAs: submittedAs = value.string
    case .tenantID: tenant = value.string
    case .priority: priority = value.integer(as: Int.self) ?? 5
    case .attempts:
      let (sum, overflow) = attempts.addingReportingOverflow(value.elements.reduce(0) { count, _ in count + 1 })
      attempts = overflow ? .max : sum
    case .attemptsOmitted:
      // A number that somebody wrote may be any; the sum has to fit.
      let (sum, overflow) = attempts.addingReportingOverflow(value.integer(as: Int.self) ?? 0)
      attempts = overflow ? .max : sum
    case .held: held = HeldReason(value)
    case .requestedBy: requestedBy = value.string
    case .reason: reason = value.string
    default: break
    }
  }

  private static func time(_ value: JSONText) -> Timestamp? {
    value.string.flatMap { try? Timestamp(rfc3339: $0) }
  }
}
