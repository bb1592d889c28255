// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
public import IntentModel

extension FileSpool: SpoolBatches {
  /// Opens `batches/ID/`; makes it first where the job brings its items.
  public func openBatch(_ job: Job) throws(BatchError) -> any OpenBatch {
    // What is done for a job has to be found again as that job's: its claim goes first.
    do { _ = try commit([]) } catch { throw .storage(error) }
    return try BatchOpening(layout: layout, options: options).open(job)
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
        // One that somebody died at has no manifest.
        var status = try place.status(of: BatchPlace.manifest)
        if status == nil { status = try place.status(of: BatchPlace.items) }
        guard let status, status.identity.changed / 1_000_000 < cutoff, try finding.places(of: id.text).isEmpty
        else { continue }
        if try place.remove() { count += 1 }
      }
      return count
    } catch {
      throw SpoolError("cannot remove old batches of \(layout.path)", error)
    }
  }

  private func batchIDs() throws(SystemCallError) -> [JobID] {
    var ids: [JobID] = []
    try layout.files.forEachName(in: layout.batches) { (name) throws(SystemCallError) in
      if let id = try? JobID(name.description) { ids.append(id) }
      return true
    }
    return ids
  }

  /// Begins the batch of a job that is submitted when its items are put together.
  ///
  /// - Throws: ``SpoolError/Code/conflict`` if there is a batch of that id, or somebody puts one together.
  public func draftBatch(for id: JobID, now: Timestamp) throws(SpoolError) -> BatchDraft {
    do throws(SystemCallError) {
      return try BatchDraft(layout, id, isSynced: options.durability == .power, now: now)
    } catch {
      if error.isCollision {
        throw SpoolError(.conflict, "there is a batch \(layout.path)/batches/\(id) already: give this one another id")
      }
      throw SpoolError("cannot begin the batch \(layout.path)/batches/\(id)", error)
    }
  }
}
