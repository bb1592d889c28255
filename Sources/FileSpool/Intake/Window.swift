import IntentCore
import IntentModel

/// The jobs that were read and wait for a claim: a bounded part of what there is.
struct Window: Sendable {
  private var ready = ReadyQueue<Candidate>()
  /// The names in `pending/` of those that came from there.
  private var names: Set<FileName> = []
  private var byID: [JobID: Candidate] = [:]
  private var byKey: [IntentKey: Set<Candidate.ID>] = [:]
  private(set) var bytes = 0

  var count: Int { ready.count }

  /// Whether a file in `pending/` is among them.
  func contains(_ name: FileName) -> Bool { names.contains(name) }

  /// Whether a job of that id is among them.
  func contains(_ id: JobID) -> Bool { byID[id] != nil }

  /// Puts a job in, unless it is there.
  mutating func insert(_ candidate: Candidate) {
    let job = candidate.job
    guard Self.put(candidate, into: &byID[job.id]) else { return }
    if candidate.source.state == .pending { names.insert(candidate.source.name) }
    byKey[job.key, default: []].insert(candidate.id)
    bytes += candidate.bytes.count
    ready.insert(candidate, key: job.key, tenant: job.tenant, priority: job.priority, age: candidate.age)
  }

  /// Takes the next jobs out that the filter admits.
  mutating func pop(limit: Int, _ filter: inout ClaimFilter) -> [Candidate] {
    let candidates = ready.pop(limit: limit, &filter)
    for candidate in candidates { forget(candidate) }
    return candidates
  }

  /// Takes a job out by its id.
  mutating func remove(_ id: JobID) -> Candidate? {
    guard let candidate = byID[id], ready.remove(candidate.id) != nil else { return nil }
    forget(candidate)
    return candidate
  }

  /// Takes out most of what the filter does not admit, so that others can be read; see ``Passing/kept(_:room:)``.
  mutating func evict(_ filter: ClaimFilter, room: Int) -> [Candidate] {
    let blocked = byKey.filter { !filter.admits($0.key) }
    let kept = Passing.kept(blocked.count, room: room)
    var evicted: [Candidate] = []
    for (_, jobs) in blocked where jobs.count > kept {
      for id in jobs.dropFirst(kept) {
        if let candidate = ready.remove(id) { evicted.append(candidate) }
      }
    }
    for candidate in evicted { forget(candidate) }
    return evicted
  }

  /// How many jobs of an intent are among them.
  func count(of key: IntentKey) -> Int { byKey[key]?.count ?? 0 }

  /// False: there is one already. By one look into the table.
  private static func put(_ candidate: Candidate, into place: inout Candidate?) -> Bool {
    if place != nil { return false }
    place = candidate
    return true
  }

  private mutating func forget(_ candidate: Candidate) {
    let job = candidate.job
    names.remove(candidate.source.name)
    if let place = byID.index(forKey: job.id), byID.values[place] === candidate { byID.remove(at: place) }
    if let place = byKey.index(forKey: job.key) {
      byKey.values[place].remove(candidate.id)
      if byKey.values[place].isEmpty { byKey.remove(at: place) }
    }
    bytes -= candidate.bytes.count
  }
}
