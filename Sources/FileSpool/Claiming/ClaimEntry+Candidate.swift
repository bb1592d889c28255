import IntentCore
import IntentJSON
import IntentModel

extension ClaimEntry {
  convenience init(_ candidate: Candidate, fence: UInt64, at now: Timestamp) {
    let job = candidate.job
    self.init(
      fence: fence, uid: job.uid, id: job.id, attempt: UInt32(clamping: job.past.nextAttempt), claimedAt: now,
      source: candidate.source, identity: candidate.identity, processing: FileName("\(job.id).json"),
      bytes: candidate.bytes)
  }

  /// What a commit has to show.
  var token: ClaimToken { ClaimToken(uid: uid, fence: fence) }

  /// Reads the job again from the bytes that were claimed.
  func job(limits: JSONLimits) throws(JobError) -> Job {
    if source.state != .pending { return try JobReader.resume(bytes) }
    return try JobReader.read(
      drop: bytes, fileName: source.name.description, uid: uid, now: claimedAt, limits: limits)
  }
}
