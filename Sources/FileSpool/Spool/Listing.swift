import IntentCore
import IntentJSON
import IntentModel

/// Looks through a spool's directories, without its lock.
///
/// A job may move while this looks: it can then be met twice, or not at all.
struct Listing {
  let layout: Layout

  /// The places of the jobs in a state: completed ones newest day first, else in no order.
  func forEachPlace(_ state: JobState, _ body: (Place) throws(SystemCallError) -> Bool) throws(SystemCallError) {
    guard state == .completed else {
      return try layout.files.forEachName(in: layout.directory(of: state)) { (name) throws(SystemCallError) in
        Self.isJob(name, state) ? try body(Place(state, name)) : true
      }
    }
    var goesOn = true
    for day in try CompletedDay.all(layout) where goesOn {
      guard let directory = try open(day) else { continue }
      defer { layout.files.close(directory) }
      try layout.files.forEachName(in: directory) { (name) throws(SystemCallError) in
        if Self.isJob(name, state) { goesOn = try body(Place(.completed, name, day: day)) }
        return goesOn
      }
    }
  }

  private func open(_ day: String) throws(SystemCallError) -> FileSystem.Descriptor? {
    do throws(SystemCallError) { return try layout.files.open(FileName(day), in: layout.completed, .directory) } catch {
      // Removed since the days were listed.
      if error.isAbsence { return nil }
      throw error
    }
  }

  /// The job at a place; nil: it has moved on.
  func job(at place: Place) throws(SystemCallError) -> ListedJob? {
    guard let status = try layout.status(of: place) else { return nil }
    var bytes: [UInt8] = []
    if status.kind == .regular {
      guard let contents = try readable(place) else { return nil }
      // Its record is just being written over it, and it is about to move.
      if place.state == .processing, !contents.isEmpty,
        (try? JSONText(validating: contents, limits: JobReader.recordLimits)) == nil
      {
        return nil
      }
      bytes = contents
    }
    return ListedJob(
      id: Self.id(of: place), state: place.state, location: layout.path(of: place), bytes: bytes,
      modifiedAt: Timestamp(milliseconds: status.identity.modified / 1_000_000))
  }

  /// What a person may not read is listed all the same, as a file without contents.
  private func readable(_ place: Place) throws(SystemCallError) -> [UInt8]? {
    do throws(SystemCallError) { return try layout.contents(of: place, limit: 64 << 20) } catch {
      if error.isNotOurs { return [] }
      throw error
    }
  }

  /// Whether a name in a state's directory is that of a job, and not of a reason beside a rejected one.
  static func isJob(_ name: FileName, _ state: JobState) -> Bool {
    SpoolWake.isDrop(name) && !(state == .rejected && name.hasSuffix(".error.json"))
      && (state != .delayed || DelayedName(name) != nil)
  }

  /// The id in a file's name.
  static func id(of place: Place) -> JobID {
    if place.state == .delayed, let name = DelayedName(place.name) { return name.id }
    return JobID(unchecked: String(decoding: place.name.dropLast(5), as: UTF8.self))
  }
}
