import IntentCore
import IntentModel

/// What the journals of a dead dispatcher say, put in order by job.
struct History: Sendable {
  private(set) var tracks: [JobUID: JobTrack] = [:]
  /// Jobs in the order of their first entry, so that recovery does the same things in the same order each time.
  private(set) var order: [JobUID] = []
  /// The job that was at a place last.
  private(set) var owners: [Place: JobUID] = [:]
  /// Where the file of a claim that did not happen belongs, by its place in `processing/`.
  private(set) var voidedSources: [Place: Place] = [:]
  private(set) var rejects: [RejectEntry] = []
  private(set) var resubmits: [ResubmitEntry] = []
  /// Jobs that were put into `pending/` by the runtime itself, and the position of the entry that says so.
  private(set) var puts: [(job: NewJob, owner: JobUID?, position: Int)] = []
  /// The position of the last entry that speaks of an id, or of a drop's name, in another way.
  private var mentions: [JobID: Int] = [:]
  private var rejectedNames: [FileName: Int] = [:]
  /// One more than the greatest fence.
  private(set) var nextFence: UInt64 = 1
  private var position = 0

  init(_ journals: [JournalContents]) {
    for journal in journals {
      nextFence = max(nextFence, journal.header.nextFence)
      for entry in journal.entries { take(entry) }
    }
  }

  /// Whether a job that was put into `pending/` has been claimed, or otherwise dealt with, since.
  func hasMovedOn(_ job: NewJob, since position: Int) -> Bool {
    mentions[job.id].map { $0 > position } == true
      || rejectedNames[FileName("\(job.id).json")].map { $0 > position } == true
  }

  private mutating func take(_ entry: JournalEntry) {
    position += 1
    switch entry {
    case .header: break
    case .claim(let entry): take(entry)
    case .void(let entry): take(entry)
    case .transition(let entry): take(entry)
    case .reject(let entry):
      rejects.append(entry)
      rejectedNames[entry.source.name] = position
    case .resubmit(let entry):
      resubmits.append(entry)
      puts.append((entry.job, nil, position))
      if let owner = owners[entry.source] { tracks[owner]?.isResubmitted = true }
    }
  }

  private mutating func take(_ entry: ClaimEntry) {
    nextFence = max(nextFence, entry.fence + 1)
    // A checkpoint says again what an older journal said.
    if case .claim(let known)? = tracks[entry.uid]?.last, known.fence == entry.fence { return }
    append(.claim(entry), entry.uid)
    mentions[entry.id] = position
    owners[entry.source] = entry.uid
    owners[entry.claimed] = entry.uid
  }

  private mutating func take(_ void: VoidEntry) {
    guard case .claim(let entry)? = tracks[void.uid]?.last, entry.fence == void.fence else { return }
    tracks[void.uid]?.events.removeLast()
    voidedSources[entry.claimed] = entry.source
    mentions[entry.id] = nil
  }

  private mutating func take(_ entry: TransitionEntry) {
    nextFence = max(nextFence, entry.fence + 1)
    append(.transition(entry), entry.uid)
    mentions[entry.id] = position
    owners[entry.source] = entry.uid
    owners[entry.destination] = entry.uid
    for job in entry.followUps { puts.append((job, entry.uid, position)) }
  }

  private mutating func append(_ event: JobTrack.Event, _ uid: JobUID) {
    if tracks[uid] == nil { order.append(uid) }
    tracks[uid, default: JobTrack()].events.append(event)
  }
}
