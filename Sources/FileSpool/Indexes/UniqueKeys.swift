import IntentModel

/// Which unfinished job holds which unique key. Kept in memory, and made anew at each start.
struct UniqueKeys: Sendable {
  struct Holder: Sendable, Equatable {
    var uid: JobUID
    var id: JobID
  }

  private var holders: [String: Holder] = [:]

  /// Takes a key for a job; answers who holds it if that is another one.
  mutating func take(_ key: String, uid: JobUID, id: JobID) -> Holder? {
    if let holder = holders[key], holder.uid != uid { return holder }
    holders[key] = Holder(uid: uid, id: id)
    return nil
  }

  /// Gives a key back, if the job holds it.
  mutating func release(_ key: String, uid: JobUID) {
    if holders[key]?.uid == uid { holders[key] = nil }
  }
}
