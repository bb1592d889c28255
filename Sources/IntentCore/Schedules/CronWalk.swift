import IntentJSON
import IntentModel

/// Walks a cron expression's runs in a time zone, a local day at a time.
struct CronWalk {
  private let cron: CronExpression
  private let zone: TimeZoneRules
  /// Seconds between two looks at the same local time, at most: a change of clocks moves by less than this.
  private static let day: Int64 = 86_400
  /// Beyond these no timestamp goes.
  private static let (firstDay, lastDay): (Int64, Int64) = (-719_162, 2_932_896)

  init(_ cron: CronExpression, _ zone: TimeZoneRules) {
    self.cron = cron
    self.zone = zone
  }

  /// The first run after an instant, at most `last`.
  func next(after instant: Int64, through last: Int64) -> Firing? {
    // Where clocks go back over midnight, the runs of two days mingle.
    var day = max(localDay(instant) - 2, Self.firstDay)
    let end = min(localDay(last) + 2, Self.lastDay)
    var best: Firing?
    while let found = cron.days.first(from: day, through: end) {
      if let best, found > localDay(best.seconds) + 1 { return best }
      if let firing = firings(on: found).first(where: { $0.seconds > instant }), firing.at < best?.at ?? .distantFuture {
        best = firing
      }
      day = found + 1
    }
    return best
  }

  /// The newest runs within (`after`, `through`], oldest first.
  func newest(_ limit: Int, after: Int64, through: Int64) -> [Firing] {
    var day = min(localDay(through) + 2, Self.lastDay)
    let end = max(localDay(after) - 2, Self.firstDay)
    var found: [Firing] = []
    var enoughAt: Int64?
    while let match = cron.days.last(from: day, through: end) {
      if let enoughAt, match < enoughAt - 2 { break }
      found += firings(on: match).filter { $0.seconds > after && $0.seconds <= through }
      if found.count >= limit, enoughAt == nil { enoughAt = match }
      day = match - 1
    }
    return Array(Self.inOrder(found).suffix(limit))
  }

  private func localDay(_ instant: Int64) -> Int64 {
    (instant + zone.type(at: instant).offset).flooredQuotient(Self.day)
  }

  /// The runs of a local day that matches, in order.
  func firings(on day: Int64) -> [Firing] {
    let midnight = day * Self.day
    let span = (midnight - TimeZoneRules.largestOffset)...(midnight + Self.day + TimeZoneRules.largestOffset)
    // Most days no clock changes anywhere near.
    let constant = zone.transitions(in: span).isEmpty ? zone.type(at: midnight).offset : nil
    var found: [Firing] = []
    for hour in cron.hours {
      for minute in cron.minutes {
        let local = midnight + Int64(hour * 3600 + minute * 60)
        take(local, constant.map { .once(local - $0) } ?? zone.reading(ofLocal: local), &found)
      }
    }
    return constant == nil ? Self.inOrder(found) : found
  }

  private func take(_ local: Int64, _ reading: TimeZoneRules.Reading, _ found: inout [Firing]) {
    func add(_ instant: Int64) {
      found.append(Firing(at: Timestamp(milliseconds: instant * 1000), local: local, reading: reading))
    }
    switch reading {
    case .once(let instant): add(instant)
    case .skipped(let shift): if !cron.followsRealTime { add(shift) }
    case .repeated(let first, let last):
      add(first)
      if cron.followsRealTime { add(last) }
    }
  }

  /// By time, and of several at one instant the one that names it.
  private static func inOrder(_ firings: [Firing]) -> [Firing] {
    var result: [Firing] = []
    for firing in firings.sorted(by: { ($0.seconds, $0.rank) < ($1.seconds, $1.rank) })
    where firing.at != result.last?.at {
      result.append(firing)
    }
    return result
  }
}

extension Firing {
  /// A local time that was skipped ranks behind one that was not.
  fileprivate var rank: Int {
    if case .skipped = reading { 1 } else { 0 }
  }
}
