import IntentCore
import IntentJSON
import IntentModel

/// Recovery after the machine went down: `docs/commit-protocol.md`, 5, New boot.
///
/// Any write, rename or unlink since the last checkpoint may be missing, so the journal is the truth: what it says is
/// compared with what is there, and made good. Nothing of it needs a sync of its own: the journals that say it stay
/// until the checkpoint at the end of recovery.
struct NewBootRecovery {
  let layout: Layout
  let history: History
  let whereabouts: Whereabouts

  /// Makes the directories say what the journals say.
  ///
  /// - Returns: the claims whose attempts were under way.
  func run() throws(SystemCallError) -> [ClaimEntry] {
    var orphans: [ClaimEntry] = []
    for uid in history.order {
      guard let track = history.tracks[uid], let last = track.last else { continue }
      switch last {
      case .claim(let entry):
        try write(entry.bytes, at: entry.claimed, draft: uid)
        try removeOthers(track, uid, but: entry.claimed)
        orphans.append(entry)
      case .transition(let entry):
        // A record that was put back is gone from everywhere: the drop that was made of it comes below.
        let place = track.isResubmitted ? nil : try restore(entry)
        try removeOthers(track, uid, but: place)
      }
    }
    for entry in history.rejects { try restore(entry) }
    for entry in history.resubmits { try removeRecord(of: entry) }
    let live = Set(orphans.map(\.processing))
    for put in history.puts { try restore(put.job, owner: put.owner, position: put.position, live) }
    return orphans
  }

  /// A record that was put back into `pending/` goes, in whatever shape the power cut left it.
  private func removeRecord(of entry: ResubmitEntry) throws(SystemCallError) {
    let isLatest = history.owners[entry.source].flatMap { history.tracks[$0]?.isResubmitted } == true
    if isLatest { try layout.remove(entry.source) }
    if try layout.contents(of: entry.source) == entry.job.bytes { try layout.remove(entry.source) }
  }

  private func restore(_ entry: TransitionEntry) throws(SystemCallError) -> Place {
    let alternative = Projection.alternative(to: entry.destination, entry)
    if try layout.contents(of: alternative) == entry.bytes { return alternative }
    try write(entry.bytes, at: entry.destination, draft: entry.uid)
    return entry.destination
  }

  /// Writes a file unless it is there; a torn one is replaced.
  private func write(_ bytes: [UInt8], at place: Place, draft: JobUID) throws(SystemCallError) {
    if try layout.contents(of: place) == bytes { return }
    let draft = FileName(draft.text)
    try layout.files.write(bytes, as: draft, in: layout.temporary)
    try layout.publish(draft, at: place, replacing: true)
  }

  /// Removes a job from everywhere it was before: a rename or an unlink that the power cut undid must not run it again.
  private func removeOthers(_ track: JobTrack, _ uid: JobUID, but current: Place?) throws(SystemCallError) {
    for (place, identity) in track.places where place != current && history.owners[place] == uid {
      if let identity {
        guard let found = try layout.status(of: place)?.identity, Self.isSame(found, identity) else { continue }
      }
      try layout.remove(place)
    }
  }

  /// Whether a file in `pending/` is the drop that the journal speaks of, and not one that came later.
  ///
  /// The time of its inode's birth says so, whatever the runtime has written over it since. Where the file system does
  /// not tell that: the inode was in use until the drop was removed, so another file that has it by now is younger than
  /// the claim; a rename that was half undone leaves the time of the rename, hence the second look at contents.
  private static func isSame(_ found: FileIdentity, _ dropped: FileIdentity) -> Bool {
    if dropped.born != 0 { return found.isSameFile(as: dropped) }
    return found.inode == dropped.inode && (found.changed <= dropped.changed || found.isSameContent(as: dropped))
  }

  private func restore(_ entry: RejectEntry) throws(SystemCallError) {
    let reason = Place(.rejected, entry.reasonName)
    let destination = Place(.rejected, entry.destination)
    let drop = try layout.status(of: entry.source)?.identity
    let isDropThere = drop.map { Self.isSame($0, entry.identity) } == true
    let kept = try layout.status(of: destination)?.identity
    if kept == nil && !isDropThere { return }  // A person took it away.
    if try layout.contents(of: reason) != entry.reason {
      let draft: FileName = "rejection"
      try layout.files.write(entry.reason, as: draft, in: layout.temporary)
      try layout.publish(draft, at: reason, replacing: true)
    }
    if isDropThere, kept == nil {
      try layout.move(entry.source, to: destination)
    } else if isDropThere, kept?.inode == drop?.inode {
      try layout.remove(entry.source)
    }
  }

  /// Puts a job into `pending/` again, unless it has moved on since.
  private func restore(_ job: NewJob, owner: JobUID?, position: Int, _ live: Set<FileName>) throws(SystemCallError) {
    if history.hasMovedOn(job, since: position) { return }
    let name = FileName("\(job.id).json")
    if !live.contains(name) {
      // Its claim was lost and the rename was not, perhaps without its contents.
      try layout.remove(Place(.processing, name))
    }
    if try whereabouts.state(of: job.id) != nil { return }
    let place = Place(.pending, name)
    let found = try layout.contents(of: place)
    if found == job.bytes { return }
    let draft = FileName("\(job.id).put")
    if let found, (try? JSONText(validating: found)) != nil {
      // Whole, so not torn: somebody else's. The intake will say that ours is a duplicate.
      try Projection.put(job, layout, draft: draft, owner: owner ?? JobUID(unchecked: "resubmitted"))
      return
    }
    try layout.files.write(job.bytes, as: draft, in: layout.temporary)
    try layout.publish(draft, at: place, replacing: true)
  }
}
