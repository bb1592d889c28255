#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel

/// Step 4 of a commit: puts the files where a journal's entry says they are.
///
///     write tmp/UID, rename it to its destination (not replacing)
///     the same for each follow-up, into pending/
///     unlink the source: the mark that all of this is done
///
/// or, where the source is a file that nobody else can have an interest in, without a new file:
///
///     write over the source
///     put each follow-up into pending/
///     rename the source to its destination (not replacing): the mark that all of this is done
///
/// Can be begun again at any point, also after a crash in the middle, with the same result.
struct Projection: Sendable {
  let entry: TransitionEntry
  /// Where the file went: not always where the entry says, because nothing there is overwritten.
  private(set) var destination: Place
  /// The size of a source that may be written over; nil: it is left as it is.
  private var reusable: Int?
  private var isWrittenOver = false
  private var isPlaced = false
  private var nextFollowUp = 0

  /// - Parameter reusable: The size of the source, if it may be written over.
  init(_ entry: TransitionEntry, reusable: Int? = nil) {
    self.entry = entry
    self.reusable = reusable
    destination = entry.destination
  }

  private var draft: FileName { FileName(entry.uid.text) }

  /// Does what is left to do.
  ///
  /// - Parameter isKnown: Whether a follow-up needs no file any more, because its job has moved on since. Asked in
  ///   recovery only: a first run knows that nobody has seen it yet.
  mutating func carryOut(
    _ layout: Layout, isKnown: ((NewJob) throws(SystemCallError) -> Bool)? = nil
  ) throws(SystemCallError) {
    if let size = reusable {
      // One try: should it fail in the middle, the bytes are still here and in the journal.
      reusable = nil
      isWrittenOver = try writeOver(layout, size: size)
    }
    if !isWrittenOver, !isPlaced {
      try place(layout, isRepeated: isKnown != nil)
      isPlaced = true
    }
    while nextFollowUp < entry.followUps.count {
      let job = entry.followUps[nextFollowUp]
      if try isKnown?(job) != true { try Self.put(job, layout, draft: draft, owner: entry.uid) }
      nextFollowUp += 1
    }
    if isWrittenOver { try moveSource(layout) } else { try removeSource(layout) }
  }

  /// Writes the new file over the source. False: somebody has it open, or that cannot be told, and it is as it was.
  private func writeOver(_ layout: Layout, size: Int) throws(SystemCallError) -> Bool {
    guard let file = try layout.openToWrite(entry.source) else { return false }
    do throws(SystemCallError) {
      guard try layout.files.isOpenElsewhere(file) == false else {
        layout.files.close(file)
        return false
      }
      try layout.files.writeAll(file, entry.bytes)
      if size > entry.bytes.count { try layout.files.truncate(file, to: Int64(entry.bytes.count)) }
    } catch {
      layout.files.close(file)
      throw error
    }
    try layout.files.closeWritten(file)
    return true
  }

  private mutating func moveSource(_ layout: Layout) throws(SystemCallError) {
    do throws(SystemCallError) {
      return try layout.move(entry.source, to: destination)
    } catch {
      // An earlier try got this far without hearing of it, or a person took the file away.
      if error.isAbsence { return try place(layout, isRepeated: true) }
      guard error.isCollision else { throw error }
      if try isThere(layout) { return try removeSource(layout) }
    }
    destination = Self.alternative(to: entry.destination, entry)
    try layout.move(entry.source, to: destination)
  }

  private mutating func place(_ layout: Layout, isRepeated: Bool) throws(SystemCallError) {
    if isRepeated, try isThere(layout) { return }
    try layout.files.write(entry.bytes, as: draft, in: layout.temporary)
    do { return try layout.publish(draft, at: destination) } catch  where error.errno == EEXIST {
      // Our own file, if an earlier try got this far without hearing of it; else somebody else's.
      if try isThere(layout) {
        try layout.files.unlink(draft, in: layout.temporary)
        return
      }
    }
    destination = Self.alternative(to: entry.destination, entry)
    try layout.publish(draft, at: destination)
  }

  /// Whether the file is where it belongs, under either name.
  private mutating func isThere(_ layout: Layout) throws(SystemCallError) -> Bool {
    for place in [entry.destination, Self.alternative(to: entry.destination, entry)]
    where try layout.contents(of: place) == entry.bytes {
      destination = place
      return true
    }
    return false
  }

  private func removeSource(_ layout: Layout) throws(SystemCallError) {
    if let identity = entry.identity {
      // Others write there: a new drop of the same name is not ours to remove.
      guard let status = try layout.status(of: entry.source), status.identity.isSameContent(as: identity) else {
        return
      }
    }
    try layout.remove(entry.source)
  }

  /// Another name for a file whose own name is taken.
  static func alternative(to place: Place, _ entry: TransitionEntry) -> Place {
    if place.state == .delayed, let name = DelayedName(place.name) {
      let later = DelayedName(due: name.due.adding(milliseconds: 1), id: name.id, holdsUniqueKey: name.holdsUniqueKey)
      return place.renamed(later.fileName)
    }
    return place.renamed(FileName("\(entry.id).\(entry.uid).json"))
  }

  /// Drops a follow-up into `pending/`.
  static func put(_ job: NewJob, _ layout: Layout, draft: FileName, owner: JobUID) throws(SystemCallError) {
    let place = Place(.pending, FileName("\(job.id).json"))
    try layout.files.write(job.bytes, as: draft, in: layout.temporary)
    do { try layout.publish(draft, at: place) } catch  where error.errno == EEXIST {
      if try layout.contents(of: place) == job.bytes {
        try layout.files.unlink(draft, in: layout.temporary)
      } else {
        // The intake will say of which job it is a duplicate.
        try layout.publish(draft, at: place.renamed(FileName("\(job.id).\(owner).json")), replacing: true)
      }
    }
  }
}
