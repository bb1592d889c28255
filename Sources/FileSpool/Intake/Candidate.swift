import IntentCore
import IntentModel

/// A job that was read and waits for a claim.
///
/// A reference to what never changes: it passes through heaps and tables, and a copy of a job's many parts at each step
/// would cost more than reading it did.
final class Candidate: Sendable, Identifiable {
  let job: Job
  /// Where its file is.
  let source: Place
  /// What the file was when it was read.
  let identity: FileIdentity
  /// The whole file.
  let bytes: [UInt8]

  /// Reads a file of the runtime's own again: from `delayed/` or `held/`.
  convenience init(resuming bytes: [UInt8], at source: Place, identity: FileIdentity) throws(JobError) {
    self.init(job: try JobReader.resume(bytes), source: source, identity: identity, bytes: bytes)
  }

  init(job: Job, source: Place, identity: FileIdentity, bytes: [UInt8]) {
    self.job = job
    self.source = source
    self.identity = identity
    self.bytes = bytes
  }

  /// When it began to wait, in nanoseconds: it was put where it is, or fell due.
  var age: Int64 {
    if source.state == .delayed, let name = DelayedName(source.name) {
      return min(name.due.milliseconds, .max / 1_000_000) * 1_000_000
    }
    return identity.changed
  }
}
