import IntentCore
import IntentModel

/// Changes in the states' directories, found by looking through those that changed: for systems that tell none.
final class ScannedChanges {
  private struct Seen: Hashable {
    var place: Place
    var changed: Int64
  }

  /// How much earlier than the last look a change may bear its time, in nanoseconds: file systems tell time in ticks.
  private static let overlap: Int64 = 2_000_000_000
  /// Files that are looked at in one directory; beyond, changes are missed.
  private static let mostLooks = 200_000

  private let layout: Layout
  private let listing: Listing
  private let states: Set<JobState>
  private let clock: any RuntimeClock
  /// When it looked last, in nanoseconds since 1970.
  private var looked: Int64
  /// What was found within the overlap before that.
  private var seen: Set<Seen> = []

  init(_ layout: Layout, _ states: Set<JobState>, clock: any RuntimeClock) throws(SystemCallError) {
    self.layout = layout
    self.states = states
    self.clock = clock
    listing = Listing(layout: layout)
    looked = clock.now().milliseconds * 1_000_000
    var isIncomplete = false
    // What is there already is no news.
    seen = Set(try changes(since: looked - Self.overlap, &isIncomplete))
  }

  func take() throws(SystemCallError) -> SpoolWatch.News {
    var news = SpoolWatch.News()
    let start = clock.now().milliseconds * 1_000_000
    let found = try changes(since: looked - Self.overlap, &news.isIncomplete)
    for change in found where !seen.contains(change) {
      if let job = try listing.job(at: change.place) { news.jobs.append(job) }
    }
    looked = start
    seen = Set(found.filter { $0.changed >= start - Self.overlap })
    return news
  }

  /// Files that changed since then, by the time at which they did.
  private func changes(since time: Int64, _ isIncomplete: inout Bool) throws(SystemCallError) -> [Seen] {
    var found: [Seen] = []
    for directory in try directories() {
      guard let status = try directory.status(), status.identity.changed >= time else { continue }
      var looks = 0
      try directory.forEach { (place) throws(SystemCallError) in
        looks += 1
        if looks > Self.mostLooks {
          isIncomplete = true
          return false
        }
        if let changed = try layout.status(of: place)?.identity.changed, changed >= time {
          found.append(Seen(place: place, changed: changed))
        }
        return true
      }
    }
    return found.sorted { $0.changed < $1.changed }
  }

  private func directories() throws(SystemCallError) -> [RecordDirectory] {
    var directories = JobState.allCases.filter { $0 != .completed && states.contains($0) }
      .map { RecordDirectory(layout: layout, state: $0, day: nil) }
    if states.contains(.completed) {
      directories += try CompletedDay.all(layout).prefix(2)
        .map { RecordDirectory(layout: layout, state: .completed, day: $0) }
    }
    return directories
  }
}
