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

  /// Whether only the runtime's word counts: in a drop such a member is a remnant of an old record.
  var isRuntimeOwned: Bool {
    switch self {
    case .id, .intentKey, .intentParams, .tenantID, .priority, .maxRetries, .runAt, .expiresAt, .uniqueKey, .createdAt:
      false
    default: true
    }
  }

  /// The longest name; a longer one needs no look-up.
  private static let longestName = JobMember.allCases.map(\.rawValue.utf8.count).max() ?? 0
  private static let byName = Dictionary(uniqueKeysWithValues: JobMember.allCases.map { ($0.rawValue, $0) })

  /// The meaning of a member; nil for one that passes through.
  static func of(_ member: JSONMember) -> JobMember? {
    // Two quotes around the name. An escaped name is longer than what it stands for, and may still be one of ours.
    if member.rawName.count > longestName + 2, !member.rawName.contains(UInt8(ascii: "\\")) { return nil }
    return byName[member.name]
  }
}
