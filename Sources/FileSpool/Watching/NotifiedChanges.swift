import CSystem
import IntentCore
import IntentModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Changes in the states' directories, as the kernel tells them.
final class NotifiedChanges {
  /// What one watch is for.
  private enum Watched: Equatable {
    case state(JobState)
    case day(String)
  }

  /// So many jobs are read in one go; the kernel keeps the rest.
  private static let mostJobs = 4096
  /// How long a file that was created may take until its writer closes it; one that appeared by a link is never closed.
  /// In milliseconds.
  private static let (settle, patience): (Int64, Int64) = (200, 10_000)
  /// Files of which more is not awaited.
  private static let mostUnfinished = 4096

  let descriptor: FileSystem.Descriptor
  /// Path of a state's directory that is no longer there.
  private(set) var gone: String?
  private let layout: Layout
  private let listing: Listing
  private let clock: any RuntimeClock
  private var watches: [Int32: Watched] = [:]
  /// Files that were created, and when that was seen.
  private var unfinished: [Place: MonotonicInstant] = [:]
  /// Records of a new day that were found by looking; the kernel may tell of them as well.
  private var found: Set<Place> = []

  init(_ layout: Layout, _ states: Set<JobState>, clock: any RuntimeClock) throws(SystemCallError) {
    self.layout = layout
    self.clock = clock
    listing = Listing(layout: layout)
    descriptor = try layout.files.openNotifications()
    do throws(SystemCallError) {
      for state in JobState.allCases where states.contains(state) { try watch(.state(state)) }
      // A record goes to the day on which its job ended: today's, or yesterday's where a fault held it up.
      if states.contains(.completed) { for day in try CompletedDay.all(layout).prefix(2) { try watch(.day(day)) } }
    } catch {
      layout.files.close(descriptor)
      throw error
    }
  }

  deinit { layout.files.close(descriptor) }

  /// Whether a file's writer, or its stillness, is waited for.
  var isSettling: Bool { !unfinished.isEmpty }

  func take() throws(SystemCallError) -> SpoolWatch.News {
    var news = SpoolWatch.News()
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while news.jobs.count < Self.mostJobs {
      guard let count = try read(into: &buffer) else { break }
      try take(buffer[..<count], &news)
    }
    try takeUnfinished(&news)
    if news.jobs.isEmpty { try lookForRemoved() }
    return news
  }

  /// The kernel tells that a directory is removed once nobody has it open, and the spool has.
  private func lookForRemoved() throws(SystemCallError) {
    for case .state(let state) in watches.values
    where try layout.files.status(of: layout.directory(of: state)).links == 0 {
      gone = path(.state(state))
    }
  }

  /// nil: there is no more.
  private func read(into buffer: inout [UInt8]) throws(SystemCallError) -> Int? {
    let result = buffer.withUnsafeMutableBytes { buffer -> Result<Int, SystemCallError> in
      do throws(SystemCallError) { return .success(try layout.files.read(descriptor, into: buffer)) } catch {
        return .failure(error)
      }
    }
    do throws(SystemCallError) {
      let count = try result.get()
      return count > 0 ? count : nil
    } catch  where error.errno == EAGAIN {
      return nil
    }
  }

  private func take(_ events: ArraySlice<UInt8>, _ news: inout SpoolWatch.News) throws(SystemCallError) {
    for event in Self.decode(events) {
      if event.isOverflow { news.isIncomplete = true }
      guard let watched = watches[event.watch] else { continue }
      if event.isGone { try forget(event.watch, watched) }
      guard let name = event.name else { continue }
      if watched == .state(.completed) {
        if CompletedDay.isDay(name) { try takeDay(name.description, &news) }
        continue
      }
      let place = place(watched, name)
      guard Listing.isJob(name, place.state) else { continue }
      // Its record is written over a job's file before that moves on: nothing got there then.
      let isThere = place.state == .processing ? event.isMoved : event.isComplete
      if isThere {
        unfinished[place] = nil
        if found.remove(place) == nil, let job = try listing.job(at: place) { news.jobs.append(job) }
      } else if !event.isComplete, unfinished.count < Self.mostUnfinished {
        unfinished[place] = clock.monotonic()
      }
    }
  }

  /// Files that appeared by a link, which is how a rename is done where there is no better one.
  private func takeUnfinished(_ news: inout SpoolWatch.News) throws(SystemCallError) {
    let now = clock.monotonic()
    for (place, since) in unfinished {
      let age = (now - since).wholeMilliseconds
      guard age >= Self.settle else { continue }
      let job = try listing.job(at: place)
      let isWhole = job.map { place.state == .rejected || RecordSummary($0).key != nil } ?? false
      if let job, isWhole { news.jobs.append(job) }
      if job == nil || isWhole || age >= Self.patience { unfinished[place] = nil }
    }
  }

  /// A day's directory was made, and the first records may be in it already.
  private func takeDay(_ day: String, _ news: inout SpoolWatch.News) throws(SystemCallError) {
    guard try watchDay(day) else { return }
    found = []
    try RecordDirectory(layout: layout, state: .completed, day: day).forEach { (place) throws(SystemCallError) in
      found.insert(place)
      if let job = try listing.job(at: place) { news.jobs.append(job) }
      return true
    }
  }

  /// False: it is not there any more, and there is nothing in it.
  private func watchDay(_ day: String) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) { try watch(.day(day)) } catch {
      if error.isAbsence { return false }
      throw error
    }
    return true
  }

  private func watch(_ watched: Watched) throws(SystemCallError) {
    watches[try layout.files.notify(descriptor, of: path(watched))] = watched
  }

  /// A watched directory was removed, or moved.
  private func forget(_ watch: Int32, _ watched: Watched) throws(SystemCallError) {
    watches[watch] = nil
    switch watched {
    case .state: gone = path(watched)
    // A day's goes with the last of its records. One that is moved to its place is told to be there before it is told to
    // have moved, and may be watched in between: then it is there.
    case .day(let day): _ = try watchDay(day)
    }
  }

  private func path(_ watched: Watched) -> String {
    switch watched {
    case .state(let state): "\(layout.path)/\(state.rawValue)"
    case .day(let day): "\(layout.path)/completed/\(day)"
    }
  }

  private func place(_ watched: Watched, _ name: FileName) -> Place {
    switch watched {
    case .state(let state): Place(state, name)
    case .day(let day): Place(.completed, name, day: day)
    }
  }
}
