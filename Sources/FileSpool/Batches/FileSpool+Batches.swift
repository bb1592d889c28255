// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
public import IntentModel

extension FileSpool: SpoolBatches {
  /// Opens `batches/ID/`; makes it first where the job brings its items.
  public func openBatch(_ job: Job) throws(BatchError) -> any OpenBatch {
    try BatchOpening(layout: layout, options: options).open(job)
  }

  /// Reads the end of the batch's journal.
  public func batchProgress(_ id: JobID) throws(SpoolError) -> BatchProgress? {
    do throws(SystemCallError) { return try BatchLooking(place: BatchPlace(layout, id)).progress() } catch {
      throw SpoolError("cannot look at the batch \(layout.path)/batches/\(id)", error)
    }
  }

  /// Removes directories of batches whose job is in no state any more.
  public func pruneBatches(olderThan age: DurationText) throws(SpoolError) -> Int {
    let finding = Finding(layout: layout, completedIDs: completedIDs)
    let cutoff = options.clock.now().adding(milliseconds: -age.milliseconds).milliseconds
    do throws(SystemCallError) {
      var count = 0
      for id in try batchIDs() {
        let place = BatchPlace(layout, id)
        guard let status = try place.status(of: BatchPlace.manifest),
          status.identity.changed / 1_000_000 < cutoff, try finding.places(of: id.text).isEmpty
        else { continue }
        if try place.remove() { count += 1 }
      }
      return count
    } catch {
      throw SpoolError("cannot remove old batches of \(layout.path)", error)
    }
  }

  func batchIDs() throws(SystemCallError) -> [JobID] {
    var ids: [JobID] = []
    try layout.files.forEachName(in: layout.batches) { (name) throws(SystemCallError) in
      if let id = try? JobID(name.description) { ids.append(id) }
      return true
    }
    return ids
  }

  /// Begins a batch whose items are put together before its job is submitted.
  ///
  /// - Parameter now: Makes the draft's name.
  public func draftBatch(now: Timestamp) throws(SpoolError) -> BatchDraft {
    let name = FileName("\(Submitting.draftPrefix)\(JobUID.make(at: now))")
    do throws(SystemCallError) {
      return try BatchDraft(layout, name: name, isSynced: options.durability == .power)
    } catch {
      throw SpoolError("cannot begin a batch in \(layout.path)", error)
    }
  }
}
