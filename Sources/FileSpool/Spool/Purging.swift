import IntentCore
import IntentModel

/// Deletes old records.
struct Purging {
  let layout: Layout

  /// Deletes the records of a state that were last changed before `cutoff`; answers how many.
  func purge(_ state: JobState, before cutoff: Timestamp) throws(SystemCallError) -> Int {
    var old: [Place] = []
    try Listing(layout: layout).forEachPlace(state) { (place) throws(SystemCallError) in
      guard let status = try layout.status(of: place) else { return true }
      if status.identity.modified / 1_000_000 < cutoff.milliseconds { old.append(place) }
      return true
    }
    var count = 0
    for place in old where try remove(place) { count += 1 }
    for day in Set(old.compactMap(\.day)) { try layout.files.removeDirectory(FileName(day), in: layout.completed) }
    return count
  }

  /// Deletes a record, with what explains it; false: it was gone, or is a directory with something in it.
  func remove(_ place: Place) throws(SystemCallError) -> Bool {
    if place.state == .rejected, !place.name.hasSuffix(".error.json") {
      // The reason goes first: without its drop it would be nobody's.
      try layout.remove(place.renamed(FileName(place.name.dropLast(5) + ".error.json".utf8)))
      if try layout.status(of: place)?.kind == .directory {
        return try layout.files.removeDirectory(place.name, in: layout.rejected)
      }
    }
    return try layout.remove(place)
  }
}
