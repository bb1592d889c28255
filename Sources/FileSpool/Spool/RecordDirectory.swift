import IntentCore

/// A directory of records, by their ages: a state's, or one day's of `completed/`.
struct RecordDirectory {
  let layout: Layout
  let state: JobState
  let day: String?

  /// Calls `body` with the place of each record until it returns false; also with reasons in `rejected/` whose drop
  /// somebody took away.
  func forEach(
    withOrphanedReasons: Bool = false, _ body: (Place) throws(SystemCallError) -> Bool
  ) throws(SystemCallError) {
    guard let directory = try open() else { return }
    defer { if day != nil { layout.files.close(directory) } }
    try layout.files.forEachName(in: directory) { (name) throws(SystemCallError) in
      let place = Place(state, name, day: day)
      if Listing.isJob(name, state) { return try body(place) }
      if withOrphanedReasons, state == .rejected, name.hasSuffix(".error.json") {
        let drop = FileName(name.dropLast(".error.json".utf8.count) + ".json".utf8)
        if try layout.status(of: place.renamed(drop)) == nil { return try body(place) }
      }
      return true
    }
  }

  /// The status of the directory itself; nil: it is gone.
  func status() throws(SystemCallError) -> FileStatus? {
    guard let day else { return try layout.files.status(of: layout.directory(of: state)) }
    return try layout.files.status(of: FileName(day), in: layout.completed)
  }

  /// How many records there are.
  func count() throws(SystemCallError) -> Int {
    var count = 0
    try forEach { _ in
      count += 1
      return true
    }
    return count
  }

  /// When the job of a record ended, in nanoseconds; nil: the record is gone.
  ///
  /// A rejected drop has its dropper's time; the reason beside it has that of its rejection.
  func time(of place: Place) throws(SystemCallError) -> Int64? {
    guard let status = try layout.status(of: place) else { return nil }
    if state != .rejected || place.name.hasSuffix(".error.json") { return status.identity.modified }
    let reason = place.renamed(FileName(place.name.dropLast(5) + ".error.json".utf8))
    return try layout.status(of: reason)?.identity.modified ?? status.identity.changed
  }

  /// The time before which records go if `limit` of the newest stay. Those of one instant stay together.
  func time(keeping limit: Int) throws(SystemCallError) -> Int64 {
    if limit <= 0 { return .max }
    var times: [Int64] = []
    try forEach { (place) throws(SystemCallError) in
      if let time = try time(of: place) { times.append(time) }
      return true
    }
    if times.count <= limit { return .min }
    times.sort(by: >)
    return times[limit - 1]
  }

  private func open() throws(SystemCallError) -> FileSystem.Descriptor? {
    guard let day else { return layout.directory(of: state) }
    do throws(SystemCallError) { return try layout.files.open(FileName(day), in: layout.completed, .directory) } catch {
      // Removed since the days were listed.
      if error.isAbsence { return nil }
      throw error
    }
  }
}
