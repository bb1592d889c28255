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
  /// The same for the jobs in its chain, by their intents.
  var chainRedact: [IntentKey: [ParameterPath]] = [:]
  /// The jobs that were submitted as part of its end.
  public var followUps: [JobID] = []

  /// Ids of follow-ups that a record lists; the others are counted (`follow_ups_omitted`).
  public static let followUpsListed = 1000

  /// A record of a job in a state.
  public init(_ job: Job, state: JobState) {
    self.job = job
    self.state = state
  }

  /// The whole file: a JSON object and a line feed.
  public var bytes: [UInt8] {
    let secrets = Secrets(job.params, redact)
    return secrets.isEmpty ? written(without: nil) : without(secrets).written(without: secrets)
  }

  /// The record with nothing in what was said of the job that is not to be kept.
  private func without(_ secrets: Secrets) -> JobRecord {
    var record = self
    record.error = error.map { secrets.removed(from: $0) }
    record.result = result.map { secrets.removed(from: $0) }
    record.held?.message = secrets.removed(from: held?.message ?? "")
    record.job.past.attempts = job.past.attempts.map { secrets.removed(fromAttempt: $0) }
    record.job.past.progress = job.past.progress.map { secrets.removed(from: $0) }
    record.job.past.approvals = job.past.approvals.map { secrets.removed(fromApproval: $0) }
    record.job.past.history = job.past.history.map { secrets.removed(fromHistory: $0) }
    return record
  }

  private func written(without secrets: Secrets?) -> [UInt8] {
    let size = job.text.bytes.count + (result?.bytes.count ?? 0)
    var writer = JSONWriter(capacity: size + 768)
    writer.beginObject()
    let redacted = writeOwnMembers(to: &writer, without: secrets)
    writeColumns(to: &writer)
    writePast(to: &writer)
    if !redacted.params.isEmpty { writer.member(JobMember.redacted.rawValue, redacted.params) }
    if !redacted.chains.isEmpty { writer.member(JobMember.redactedChains.rawValue, redacted.chains) }
    writer.endObject()
    var bytes = writer.finish()
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Answers which parameters it replaced, and in which members of the chain it replaced any.
  private func writeOwnMembers(
    to writer: inout JSONWriter, without secrets: Secrets?
  ) -> (params: [String], chains: [String]) {
    var redacted: (params: [String], chains: [String]) = ([], [])
    var hasCreatedAt = false
    if job.text[JobMember.id.rawValue] == nil { writer.member(JobMember.id.rawValue, job.id) }
    for member in job.text.members {
      if member.isNamed(JobMember.createdAt.rawValue) { hasCreatedAt = true }
      if !redact.isEmpty, state.isTerminal, member.isNamed(JobMember.intentParams.rawValue) {
        let params = ParameterPath.redact(member.value, redact)
        writer.rawName(member.rawName)
        writer.value(params)
        redacted.params = redact.filter { $0.isRedacted(in: params) }.map(\.description)
      } else if mayHoldSecrets, let kept = kept(member, without: secrets) {
        writer.rawName(member.rawName)
        writer.value(kept)
        if kept != member.value, JobChain.isChain(member) { redacted.chains.append(member.name) }
      } else {
        writer.member(member)
      }
    }
    if !hasCreatedAt { writer.member(JobMember.createdAt.rawValue, job.createdAt) }
    return redacted
  }

  /// Whether what the job's own members say of others, or in words, is to be looked through.
  private var mayHoldSecrets: Bool { state.isTerminal && (!redact.isEmpty || !chainRedact.isEmpty) }

  /// What a terminal record keeps of a member in which somebody may have repeated what is not to be kept; nil: all of it.
  private func kept(_ member: JSONMember, without secrets: Secrets?) -> JSONText? {
    let isChain = JobChain.isChain(member)
    guard isChain || member.isNamed(JobMember.reason.rawValue) else { return nil }
    let value = isChain ? JobChain.redacted(member.value, chainRedact) : member.value
    return secrets?.removed(from: value) ?? value
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
    if !followUps.isEmpty { writer.member(JobMember.followUps.rawValue, Array(followUps.prefix(Self.followUpsListed))) }
    let omitted = followUps.count - Self.followUpsListed
    if omitted > 0 { writer.member(JobMember.followUpsOmitted.rawValue, omitted) }
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
  var recordMessage: String {
    guard let field, !field.isEmpty, !message.hasPrefix(field) else { return message }
    return "\(field): \(message)"
  }
}
