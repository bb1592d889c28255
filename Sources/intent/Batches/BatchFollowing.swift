import FileSpool
import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Follows a batch until it is at rest, and shows how far it is.
struct BatchFollowing {
  /// Between two looks, in microseconds, at least; a look at a large journal is worth a longer pause.
  private static let pause: UInt32 = 100_000
  /// A look may take this part of the time.
  private static let share: Int64 = 20
  /// Over which stretch the pace is told, in nanoseconds.
  private static let stretch: Int64 = 10_000_000_000
  /// How long the job may be nowhere: it is looked for in one directory after the other, while it moves.
  private static let patience: Int64 = 1_000_000_000

  private let spool: FileSpool
  private let path: String
  private let id: JobID
  private let clock = SystemClock()
  private var display = ProgressDisplay()
  private var sightings: [(at: Int64, ended: Int)] = []
  private var unseenSince: Int64?

  /// - Parameter path: The spool's.
  init(_ id: JobID, in spool: FileSpool, at path: String) {
    self.id = id
    self.spool = spool
    self.path = path
  }

  /// Looks until the batch is at rest, or it is told not to go on.
  ///
  /// - Returns: How it is then; nil: it was told not to go on.
  /// - Throws: There is no such batch.
  mutating func follow(whileTrue goesOn: () -> Bool) throws(CommandFailure) -> BatchSnapshot? {
    defer { display.clear() }
    while goesOn() {
      let start = clock.monotonic().nanoseconds
      let snapshot = try BatchSnapshot(id, in: spool)
      let now = clock.monotonic().nanoseconds
      if let snapshot, snapshot.condition != .gone {
        unseenSince = nil
        if snapshot.isAtRest { return snapshot }
        show(snapshot, at: now)
      } else if now - (unseenSince ?? now) > Self.patience {
        if let snapshot { return snapshot }
        throw CommandFailure(.noInput, "\(id): there is no batch of that id")
      } else {
        unseenSince = unseenSince ?? now
      }
      let cost = UInt32(clamping: (now - start) * Self.share / 1000)
      // In parts, so that the end is seen soon, and a word to stop heard.
      var left = max(Self.pause, min(cost, 5_000_000))
      while left > 0, goesOn() {
        usleep(min(left, Self.pause))
        left -= min(left, Self.pause)
        if left > 0, try state() != snapshot?.summary?.state { break }
      }
    }
    return nil
  }

  /// Where the job is: costs less than to look how far its items are.
  private func state() throws(CommandFailure) -> JobState? {
    do {
      return try spool.find(id.text).first { $0.id == id }?.state
    } catch {
      throw CommandFailure(error)
    }
  }

  private mutating func show(_ snapshot: BatchSnapshot, at now: Int64) {
    let isAlone = SpoolHolder(spool: path) == nil
    if let counts = snapshot.counts { sightings.append((now, counts.ended)) }
    // One sighting from before the stretch is kept, to measure from.
    while sightings.count > 2, sightings[1].at < now - Self.stretch { sightings.removeFirst() }
    display.show(
      BatchProgressLine(
        name: id.text, condition: snapshot.condition, counts: snapshot.counts, rate: rate ?? snapshot.rate,
        isAlone: isAlone))
  }

  /// Items a second, as seen here; nil: not seen for long enough.
  private var rate: Double? {
    guard let first = sightings.first, let last = sightings.last, last.at - first.at > 1_000_000_000,
      last.ended > first.ended
    else { return nil }
    return Double(last.ended - first.ended) * 1e9 / Double(last.at - first.at)
  }
}
