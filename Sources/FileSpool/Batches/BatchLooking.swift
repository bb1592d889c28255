import IntentCore
import IntentJSON
import IntentModel

/// Tells how far a batch is by the end of its journal: for whoever only looks, while somebody else writes.
struct BatchLooking {
  /// Bytes of the journal that are looked at; more, if nothing in them says how far it is.
  private static let tailSize: Int64 = 4 << 20

  let place: BatchPlace

  func progress() throws(SystemCallError) -> BatchProgress? {
    guard let manifest = try BatchManifest.read(place) else { return nil }
    var progress = BatchProgress(
      key: manifest.key, counts: BatchCounts(total: manifest.total), createdAt: manifest.createdAt)
    guard let size = try place.status(of: BatchPlace.journal)?.size else { return progress }
    let file: FileSystem.Descriptor
    do { file = try place.open(BatchPlace.journal, .read) } catch {
      if error.isAbsence { return progress }
      throw error
    }
    defer { place.layout.files.close(file) }
    let tail = max(0, Int64(size) - Self.tailSize)
    if try look(file, from: tail, into: &progress) || tail == 0 { return progress }
    _ = try look(file, from: 0, into: &progress)
    return progress
  }

  /// Takes in what lines say from an offset on. False: none of them said how far it is.
  private func look(
    _ file: FileSystem.Descriptor, from offset: Int64, into progress: inout BatchProgress
  ) throws(SystemCallError) -> Bool {
    var lines = FileLines(place.layout.files, file, from: offset, limit: JobReader.recordLimits.maxBytes)
    var isKnown = offset == 0
    var found = progress
    while case .line(let line) = try lines.next(), line.isWhole {
      // The first line may be the end of one.
      guard let entry = BatchLine.entry(line.bytes) else { continue }
      switch entry {
      case .progress(let counts, let pace, at: let time):
        (found.counts, found.pace, found.updatedAt) = (counts, pace, time)
        isKnown = true
      case .ended(item: _, let end): found.counts.add(end.status)
      case .begun, .waits, .redacted: break
      }
    }
    if isKnown { progress = found }
    return isKnown
  }
}
