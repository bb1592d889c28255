import IntentCore
import IntentJSON
import IntentModel

/// Finishes what a dead dispatcher left half done, and makes the ledger of the new one.
struct Recovery {
  let layout: Layout
  let options: FileSpoolOptions
  let bootID: String
  let completedIDs: CompletedIDs

  /// What recovery comes to.
  struct Outcome {
    var context: SpoolContext
    var orphans: [Claim]
    /// Numbers of the journals that are not needed any more once the file system is synced.
    var retired: [UInt64]
    /// Whether that has to happen before anything else.
    var isNewBoot: Bool
  }

  func run() throws(SpoolError) -> Outcome { try result().get() }

  private func result() -> Result<Outcome, SpoolError> {
    do throws(SystemCallError) {
      let numbers = try JournalListing.numbers(layout)
      let journals = try JournalListing.contents(layout, numbers)
      if let foreign = journals.first(where: \.isForeign) { return .failure(refusal(foreign)) }
      return .success(try recover(numbers, journals))
    } catch {
      return .failure(SpoolError("\(layout.path) cannot be recovered", error))
    }
  }

  /// What cannot be read must not be taken for the end of the journal: nothing is changed.
  private func refusal(_ journal: JournalContents) -> SpoolError {
    SpoolError(
      .layout,
      "\(layout.path)/.intent/journal/\(JournalName.fileName(journal.number)) was written by another version of this "
        + "program: let that one run the spool until it stops, or use a newer one")
  }

  private func recover(_ numbers: [UInt64], _ journals: [JournalContents]) throws(SystemCallError) -> Outcome {
    let now = options.clock.now()
    let history = History(journals)
    let isNewBoot = journals.contains { $0.header.bootID != bootID }
    try DraftRemoval.run(layout, now: now)
    let whereabouts = try Whereabouts(layout, completedIDs)
    let entries =
      isNewBoot
      ? try NewBootRecovery(layout: layout, history: history, whereabouts: whereabouts).run()
      : try SameBootRecovery(layout: layout, history: history, whereabouts: whereabouts).run()
    let orphans = readable(entries)
    try StrayRecovery(layout: layout, history: history, now: now).run(orphans.map(\.entry))
    let journal = try beginJournal((numbers.last ?? 0) + 1, orphans.map(\.entry), nextFence: history.nextFence)
    var ledger = Ledger(journal: journal, nextFence: history.nextFence)
    for (entry, job) in orphans { hold(entry, job, &ledger) }
    try index(&ledger)
    let context = SpoolContext(
      layout: layout, options: options, bootID: bootID, completedIDs: completedIDs, ledger: ledger)
    let isFresh = journals.allSatisfy { $0.entries.isEmpty } && !isNewBoot
    if isFresh { try remove(numbers) }
    return Outcome(
      context: context,
      orphans: orphans.map { Claim(token: $0.entry.token, job: $0.job, claimedAt: $0.entry.claimedAt) },
      retired: isFresh ? [] : numbers, isNewBoot: isNewBoot)
  }

  /// The jobs of the orphans. One that cannot be read any more (a limit was lowered) is left to be a stray.
  private func readable(_ entries: [ClaimEntry]) -> [(entry: ClaimEntry, job: Job)] {
    entries.compactMap { entry in
      (try? entry.job(limits: JSONLimits(maxBytes: max(options.maximumJobSize, entry.bytes.count)))).map { (entry, $0) }
    }
  }

  private func beginJournal(_ number: UInt64, _ orphans: [ClaimEntry], nextFence: UInt64) throws(SystemCallError)
    -> Journal
  {
    let header = JournalHeader(layout: UInt32(Layout.version), bootID: bootID, nextFence: nextFence)
    var journal = try Journal.begin(number, header: header, layout: layout, reserve: options.journalReserve)
    do throws(SystemCallError) {
      try journal.append(FrameGroup(orphans.map { .claim($0) }), keepingReserve: false)
    } catch {
      layout.files.close(journal.file)
      throw error
    }
    journal.markFresh()
    return journal
  }

  private func hold(_ entry: ClaimEntry, _ job: Job, _ ledger: inout Ledger) {
    ledger.hold(LiveClaim(entry: entry, phase: .claimed, uniqueKey: job.uniqueKey))
    if let key = job.uniqueKey { _ = ledger.uniqueKeys.take(key, uid: job.uid, id: job.id) }
  }

  /// What waits: the times of the delayed jobs, and all unique keys.
  private func index(_ ledger: inout Ledger) throws(SystemCallError) {
    var waiting: [Place] = []
    var delayed: [DelayedName] = []
    try layout.files.forEachName(in: layout.delayed) { (name) throws(SystemCallError) in
      guard let parsed = DelayedName(name) else { return true }
      delayed.append(parsed)
      if parsed.holdsUniqueKey { waiting.append(Place(.delayed, name)) }
      return true
    }
    try layout.files.forEachName(in: layout.held) { (name) throws(SystemCallError) in
      if name.hasSuffix(".json") { waiting.append(Place(.held, name)) }
      return true
    }
    for name in delayed { ledger.delayed.insert(name) }
    for place in waiting {
      // What cannot be read as a job is told when its turn comes.
      guard let bytes = try layout.contents(of: place), let job = try? JobReader.resume(bytes),
        let key = job.uniqueKey
      else { continue }
      _ = ledger.uniqueKeys.take(key, uid: job.uid, id: job.id)
    }
  }

  private func remove(_ numbers: [UInt64]) throws(SystemCallError) {
    for number in numbers { try layout.files.unlink(JournalName.fileName(number), in: layout.journal) }
  }
}
