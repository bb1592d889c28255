import IntentCore
import IntentJSON
import IntentModel

/// Opens the batch of a claimed job: the one that is there, or one that is made of what the job says.
struct BatchOpening {
  let layout: Layout
  let options: FileSpoolOptions

  private var isSynced: Bool { options.durability == .power }

  func open(_ job: Job) throws(BatchError) -> FileBatch {
    if let batch = try existing(job) { return try usable(batch, job) }
    try BatchMaking(layout: layout, isSynced: isSynced, now: options.clock.now()).make(job)
    if let batch = try existing(job) { return batch }
    throw .unusable(.permanent("batches/\(job.id) went away while it was made: submit the batch again"))
  }

  /// Refuses a batch of which items are left whose parameters were not kept.
  private func usable(_ batch: FileBatch, _ job: Job) throws(BatchError) -> FileBatch {
    guard batch.isRedacted, batch.counts.open > 0 else { return batch }
    throw .unusable(
      .permanent(
        "parameters of the \(batch.counts.open) items that did not complete were redacted when the batch \(job.id) ended, "
          + "so they cannot be executed again as they are: submit these items as a new batch"))
  }

  /// The batch that is there for this job; one of another job that had its id goes.
  private func existing(_ job: Job) throws(BatchError) -> FileBatch? {
    do throws(SystemCallError) { return try find(job) } catch {
      throw .storage(SpoolError("cannot open the batch \(layout.path)/batches/\(job.id)", error))
    }
  }

  private func find(_ job: Job) throws(SystemCallError) -> FileBatch? {
    let place = BatchPlace(layout, job.id)
    guard let manifest = try BatchManifest.read(place) else {
      // A directory without one is what a removal left.
      try place.remove()
      return nil
    }
    var (journal, history) = try BatchJournal.open(place, manifest, isSynced: isSynced)
    do throws(SystemCallError) {
      guard isOf(job, manifest, history) else {
        layout.files.close(journal.file)
        try place.remove()
        return nil
      }
      if history.job != job.uid {
        let begun = BatchEntry.begun(job: job.uid, at: options.clock.now())
        try journal.append([begun])
        history.take(begun)
      }
      // The journal's name has to last as long as what it says.
      if isSynced { try place.sync() }
      return try FileBatch(place, manifest, journal, history, clock: options.clock)
    } catch {
      layout.files.close(journal.file)
      throw error
    }
  }

  /// Whether a batch is this job's: made for it, or for the one whose record it was.
  private func isOf(_ job: Job, _ manifest: BatchManifest, _ history: BatchHistory) -> Bool {
    if case .prepared(let uid)? = job.batch?.items { return uid == manifest.uid }
    let owner = history.job ?? manifest.owner
    return owner == job.uid || job.past.history?.elements.contains { $0["uid"]?.string == owner.text } == true
  }
}
