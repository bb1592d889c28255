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
      if let firing = first(on: found, after: instant), firing.at < best?.at ?? .distantFuture {
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
      found += newest(limit, on: match, after: after, through: through)
      if found.count >= limit, enoughAt == nil { enoughAt = match }
      day = match - 1
    }
    return Array(Self.inOrder(found).suffix(limit))
  }

  private func localDay(_ instant: Int64) -> Int64 {
    (instant + zone.type(at: instant).offset).flooredQuotient(Self.day)
  }

  /// The first run of a local day that matches which is after an instant.
  private func first(on day: Int64, after instant: Int64) -> Firing? {
    guard let offset = constantOffset(on: day) else { return firings(on: day).first { $0.seconds > instant } }
    for hour in cron.hours {
      let start = day * Self.day + Int64(hour) * 3600
      if start + 3599 - offset <= instant { continue }
      for minute in cron.minutes {
        let local = start + Int64(minute) * 60
        if local - offset > instant { return once(local, offset) }
      }
    }
    return nil
  }

  /// The newest runs of a local day that matches within (`after`, `through`]; at most `limit`.
  private func newest(_ limit: Int, on day: Int64, after: Int64, through: Int64) -> [Firing] {
    guard let offset = constantOffset(on: day) else {
      return firings(on: day).filter { $0.seconds > after && $0.seconds <= through }
    }
    var found: [Firing] = []
    for hour in cron.hours.reversed() {
      let start = day * Self.day + Int64(hour) * 3600
      if start - offset > through { continue }
      for minute in cron.minutes.reversed() {
        let local = start + Int64(minute) * 60
        if local - offset <= after || found.count == limit { return found }
        if local - offset <= through { found.append(once(local, offset)) }
      }
    }
    return found
  }

  private func once(_ local: Int64, _ offset: Int64) -> Firing {
    Firing(at: Timestamp(milliseconds: (local - offset) * 1000), local: local, reading: .once(local - offset))
  }

  /// What clocks are ahead of UTC on a local day; nil: some change near it.
  private func constantOffset(on day: Int64) -> Int64? {
    let midnight = day * Self.day
    let span = (midnight - TimeZoneRules.largestOffset)...(midnight + Self.day + TimeZoneRules.largestOffset)
    return zone.transitions(in: span).isEmpty ? zone.type(at: midnight).offset : nil
  }

  /// The runs of a local day that matches, in order.
  private func firings(on day: Int64) -> [Firing] {
    var found: [Firing] = []
    for hour in cron.hours {
      for minute in cron.minutes {
        let local = day * Self.day + Int64(hour * 3600 + minute * 60)
        take(local, zone.reading(ofLocal: local), &found)
      }
    }
    return Self.inOrder(found)
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
