import IntentCore
import IntentModel

/// The jobs in `held/` as the dispatcher knows them, and when nobody waits for their approval any longer.
///
/// What it says of a time is a hint to look then: the job may have been approved, or moved, since.
struct HeldJobs {
  private struct Expiry: Comparable, Sendable {
    var at: Timestamp
    var id: JobID
    static func < (one: Expiry, other: Expiry) -> Bool { one.at < other.at }
  }

  private var expiries = Heap<Expiry>()
  private var known: Set<JobID> = []
  /// Jobs whose transition there is not committed yet, and by which version it was decided.
  private var coming: [ClaimToken: Int] = [:]

  /// When to look next; nil: at no time.
  var nextExpiry: Timestamp? { expiries.first?.at }

  /// Whether a job was met before.
  func contains(_ id: JobID) -> Bool { known.contains(id) }

  /// Takes note of a job that is in `held/`; `expiry`: until then only.
  mutating func note(_ id: JobID, expiry: Timestamp?) {
    known.insert(id)
    if let expiry { expiries.insert(Expiry(at: expiry, id: id)) }
  }

  /// Takes note of a job that is to go there, by which version of what is known of handlers.
  mutating func note(_ transition: Transition, version: Int) {
    if transition.destination == .held { coming[transition.claim] = version }
  }

  /// Takes note that a job has got where it was to go.
  ///
  /// - Returns: whether that was decided by an older version than this one: nobody who looked for jobs to let go since has
  ///   seen it.
  mutating func arrived(_ transition: Transition, version: Int) -> Bool {
    guard transition.destination == .held, let decided = coming.removeValue(forKey: transition.claim) else {
      return false
    }
    note(transition.id, expiry: transition.heldUntil)
    return decided != version
  }

  /// Forgets the jobs that are there: they are being listed anew.
  mutating func forgetListed() {
    known = []
    expiries = Heap()
  }

  /// Forgets the jobs that are not there any more.
  mutating func keep(_ ids: Set<JobID>) { known.formIntersection(ids) }

  /// The next job to look at; nil: none yet.
  mutating func popExpired(at now: Timestamp) -> JobID? {
    guard let first = expiries.first, first.at <= now else { return nil }
    return expiries.popFirst()?.id
  }
}
