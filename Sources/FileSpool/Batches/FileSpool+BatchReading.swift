public import IntentCore
public import IntentModel

// For whoever looks at batches or prepares them: with and without a dispatcher.
extension FileSpool {
  /// What became of a batch's items, by what is on disk; nil: there is none of that id. Reads its journal.
  public func batchReport(_ id: JobID) throws(SpoolError) -> BatchReport? {
    do throws(SystemCallError) { return try BatchReport(BatchPlace(layout, id)) } catch {
      throw SpoolError("cannot read the batch \(layout.path)/batches/\(id)", error)
    }
  }

  /// The batches that are kept, the last made first.
  public func batches() throws(SpoolError) -> [JobID] {
    do throws(SystemCallError) {
      var found: [(id: JobID, made: Int64)] = []
      for id in try batchIDs() {
        guard let status = try BatchPlace(layout, id).status(of: BatchPlace.manifest) else { continue }
        found.append((id, status.identity.modified))
      }
      return found.sorted { ($1.made, $0.id.text) < ($0.made, $1.id.text) }.map(\.id)
    } catch {
      throw SpoolError("cannot look into \(layout.path)/batches", error)
    }
  }

  /// Removes a batch that was prepared for a job which then was not submitted.
  ///
  /// - Parameter uid: The batch's; one of another uid stays.
  /// - Returns: false: it stays, since there is a job of that id.
  public func withdrawBatch(_ id: JobID, uid: JobUID) throws(SpoolError) -> Bool {
    // Twice: a job on its way from one state to the next may be missed once.
    for _ in 0..<2 where try find(id.text).contains(where: { $0.id == id }) { return false }
    do throws(SystemCallError) {
      let place = BatchPlace(layout, id)
      if try BatchManifest.read(place)?.uid == uid { try place.remove() }
      return true
    } catch {
      throw SpoolError("cannot remove the batch \(layout.path)/batches/\(id)", error)
    }
  }
}
