public import IntentJSON
public import IntentModel

/// A job's file as the runtime writes it: the job's own members, in order and byte for byte, then the runtime's.
///
/// The `id` is put first and `created_at` last among the job's own, where it had none. The columns of a job table
/// (`status`, `retry_count`, `executed_at`, `completed_at`, `error_message`) are always there, `null` where there is
/// nothing to say; the others only when there is. The file is one line, unless values of the job's own were laid out
/// over several: these are kept as they are.
public struct JobRecord: Sendable {
  /// The job, with its past as it now is.
  public var job: Job
  /// Where the file goes: `delayed`, `held`, `completed`, `failed` or `cancelled`.
  public var state: JobState
  /// When it reached a terminal state.
  public var completedAt: Timestamp?
  /// Why it did not complete, or did not yet.
  public var error: IntentError?
  /// What the handler gave back.
  public var result: JSONText?
  /// Why it is held.
  public var held: HeldReason?
  /// Parameters that are not kept. Terminal records are written without them, where a job that goes on needs them; their
  /// values are taken out of whatever else is written, in every state.
  public var redact: [ParameterPath] = []

  /// A record of a job in a state.
  public init(_ job: Job, state: JobState) {
    self.job = job
    self.state = state
  }

  /// The whole file: a JSON object and a line feed.
  public var bytes: [UInt8] {
    let secrets = Secrets(job.params, redact)
    return secrets.isEmpty ? written : without(secrets).written
  }

  /// The record with nothing in what was said of the job that is not to be kept.
  private func without(_ secrets: Secrets) -> JobRecord {
    var record = self
    record.error = error.map { secrets.removed(from: $0) }
    record.result = result.map { secrets.removed(from: $0) }
    if let held {
      record.held = HeldReason(kind: held.kind, message: secrets.removed(from: held.message), since: held.since)
    }
    record.job.past.attempts = job.past.attempts.map { secrets.removed(fromAttempt: $0) }
    record.job.past.progress = job.past.progress.map { secrets.removed(from: $0) }
    record.job.past.history = job.past.history.map { secrets.removed(fromHistory: $0) }
    return record
  }

  private var written: [UInt8] {
    var writer = JSONWriter(capacity: job.text.bytes.count + 512)
    writer.beginObject()
    let redacted = writeOwnMembers(to: &writer)
    writeColumns(to: &writer)
    writePast(to: &writer)
    if !redacted.isEmpty { writer.member(JobMember.redacted.rawValue, redacted) }
    writer.endObject()
    var bytes = writer.finish()
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Answers which parameters it replaced.
  private func writeOwnMembers(to writer: inout JSONWriter) -> [String] {
    var redacted: [String] = []
    var hasCreatedAt = false
    if job.text[JobMember.id.rawValue] == nil { writer.member(JobMember.id.rawValue, job.id) }
    for member in job.text.members {
      if member.isNamed(JobMember.createdAt.rawValue) { hasCreatedAt = true }
      if !redact.isEmpty, state.isTerminal, member.isNamed(JobMember.intentParams.rawValue) {
        let params = ParameterPath.redact(member.value, redact)
        writer.rawName(member.rawName)
        writer.value(params)
        redacted = redact.filter { $0.isRedacted(in: params) }.map(\.description)
      } else {
        writer.member(member)
      }
    }
    if !hasCreatedAt { writer.member(JobMember.createdAt.rawValue, job.createdAt) }
    return redacted
  }

  private func writeColumns(to writer: inout JSONWriter) {
    writer.member(JobMember.uid.rawValue, job.uid)
    writer.member(JobMember.status.rawValue, state.rawValue)
    writer.member(JobMember.retryCount.rawValue, job.past.retryCount)
    writer.member(JobMember.executedAt.rawValue, job.past.executedAt)
    writer.member(JobMember.completedAt.rawValue, completedAt)
    writer.member(JobMember.errorMessage.rawValue, error?.recordMessage)
    writer.memberIfPresent(JobMember.errorKind.rawValue, error?.kind.rawValue)
    writer.memberIfPresent(JobMember.result.rawValue, result?.onOneLine)
    writer.memberIfPresent(JobMember.progress.rawValue, job.past.progress?.onOneLine)
    writer.memberIfPresent(JobMember.submittedAs.rawValue, job.submittedAs)
  }

  private func writePast(to writer: inout JSONWriter) {
    let past = job.past
    writer.member(JobMember.attempts.rawValue, past.attempts)
    if past.attemptsOmitted > 0 { writer.member(JobMember.attemptsOmitted.rawValue, past.attemptsOmitted) }
    writer.memberIfPresent(JobMember.history.rawValue, past.history?.onOneLine)
    writer.memberIfPresent(JobMember.held.rawValue, held)
    if !past.approvals.isEmpty { writer.member(JobMember.approvals.rawValue, past.approvals) }
    writer.memberIfPresent(JobMember.dueAt.rawValue, past.dueAt)
    if past.interruptions > 0 { writer.member(JobMember.interruptions.rawValue, past.interruptions) }
    if past.isSuspect { writer.member(JobMember.suspect.rawValue, true) }
    if past.rateLimitWaits > 0 { writer.member(JobMember.rateLimitWaits.rawValue, past.rateLimitWaits) }
  }
}

extension IntentError {
  /// The message with the field it speaks of.
  fileprivate var recordMessage: String {
    guard let field, !field.isEmpty, !message.hasPrefix(field) else { return message }
    return "\(field): \(message)"
  }
}
