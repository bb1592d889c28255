import IntentJSON

/// The members of a job's file that mean something to the runtime. All others pass through.
enum JobMember: String, CaseIterable {
  // Given by whoever writes the job.
  case id
  case intentKey = "intent_key"
  case intentParams = "intent_params"
  case tenantID = "tenant_id"
  case priority
  case maxRetries = "max_retries"
  case runAt = "run_at"
  case expiresAt = "expires_at"
  case uniqueKey = "unique_key"
  case createdAt = "created_at"
  case batch
  case requestedBy = "requested_by"
  case reason
  case onSuccess = "on_success"
  case onFailure = "on_failure"
  case onComplete = "on_complete"

  // Written by the runtime.
  case uid
  case status
  case retryCount = "retry_count"
  case executedAt = "executed_at"
  case completedAt = "completed_at"
  case errorMessage = "error_message"
  case errorKind = "error_kind"
  case result
  case progress
  case followUps = "follow_ups"
  case followUpsOmitted = "follow_ups_omitted"
  case submittedAs = "submitted_as"
  case attempts
  case attemptsOmitted = "attempts_omitted"
  case history
  case held
  case approvals
  case dueAt = "due_at"
  case interruptions
  case suspect
  case rateLimitWaits = "rate_limit_waits"
  case redacted
  case redactedChains = "redacted_chains"
  case refused

  /// Whether only the runtime's word counts: in a drop such a member is a remnant of an old record.
  var isRuntimeOwned: Bool {
    switch self {
    case .id, .intentKey, .intentParams, .tenantID, .priority, .maxRetries, .runAt, .expiresAt, .uniqueKey, .createdAt,
      .requestedBy, .reason, .onSuccess, .onFailure, .onComplete, .batch:
      false
    default: true
    }
  }

  /// The names by their length: most members are told apart by that alone, without making a string of their name.
  private static let byLength: [[(member: JobMember, name: [UInt8])]] = {
    let names = JobMember.allCases.map { ($0, Array($0.rawValue.utf8)) }
    return (0...(names.map(\.1.count).max() ?? 0)).map { length in names.filter { $0.1.count == length } }
  }()

  /// The meaning of a member; nil for one that passes through.
  static func of(_ member: JSONMember) -> JobMember? {
    // Escapes are a rarity, and make a name longer than what it stands for.
    if member.rawName.contains(UInt8(ascii: "\\")) { return JobMember(rawValue: member.name) }
    let length = member.rawName.count - 2
    guard byLength.indices.contains(length) else { return nil }
    return member.rawName.withUnsafeBufferPointer { raw in
      let name = UnsafeBufferPointer(rebasing: raw[1..<length + 1])
      return byLength[length].first { $0.name.elementsEqual(name) }?.member
    }
  }
}
