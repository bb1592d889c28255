public import IntentModel

/// What is to be done for a schedule now: decided without a look at anything but its arguments.
public struct ScheduleDecision: Sendable, Hashable {
  /// What was left out, and why.
  public enum Omission: Sendable, Hashable {
    /// Nobody was there for these: from the first to the last.
    case missed(from: Timestamp, through: Timestamp)
    /// The job of the run before is not finished.
    case overlap(Timestamp)
  }

  /// Runs whose jobs are to be submitted, oldest first.
  public var submit: [Timestamp] = []
  /// What is left out.
  public var omitted: [Omission] = []
  /// How far the schedule has come once those jobs are durable.
  public var cursor: ScheduleCursor
}

extension Schedule {
  /// The cursor that a schedule begins with, or goes on with.
  ///
  /// A new one does not run for times before it was added, unless it has a `start` and wants all missed runs. One whose
  /// rule has changed goes on from the change.
  ///
  /// - Parameters:
  ///   - known: What was written down of it; nil: nothing.
  ///   - changedAt: When its file came to be as it is.
  public func cursor(after known: ScheduleCursor?, changedAt: Timestamp, now: Timestamp) -> ScheduleCursor {
    if let known, known.timing == timing { return known }
    let added = min(changedAt, now)
    if let known {
      return ScheduleCursor(handled: max(min(known.handled, now), added), timing: timing, last: known.last)
    }
    if case .all = missed, let start, start <= added {
      return ScheduleCursor(handled: start.adding(milliseconds: -1), timing: timing)
    }
    return ScheduleCursor(handled: added, timing: timing)
  }

  /// Decides which runs are due.
  ///
  /// Any number of calls with the same cursor decide the same runs or later ones; a clock that was set back brings up
  /// nothing that was submitted, and what it had passed over while it was ahead comes at its time. However far the clock
  /// went, there are at most as many runs as `missed` says, and those of the last minute.
  ///
  /// - Parameters:
  ///   - isLastUnfinished: Whether the job of ``ScheduleCursor/last`` is not finished; decides where `overlap` is `skip`.
  public func decide(
    _ cursor: ScheduleCursor, timeline: Timeline, now: Timestamp, isLastUnfinished: Bool = false
  ) -> ScheduleDecision {
    var decision = ScheduleDecision(cursor: cursor)
    guard isEnabled else { return decision }
    let base = cursor.base(at: now)
    let submitted = Set(cursor.leap?.submitted ?? [])
    let punctual = due(timeline, after: max(base, now.adding(milliseconds: -Self.grace - 1)), now, submitted)
    var chosen = punctual
    let late = now.adding(milliseconds: -Self.grace - 1)
    if base < late {
      // Where the clock went back, what was missed before has been made up for.
      let isMadeUp = !punctual.isEmpty || (now < cursor.handled && !submitted.isEmpty)
      chosen = missedRuns(timeline, after: base, through: late, submitted, isMadeUp: isMadeUp) + punctual
    }
    if overlap == .skip { skipOverlaps(&chosen, &decision, isLastUnfinished) }
    decision.submit = chosen
    advance(&decision.cursor, timeline, base: base, now: now, chosen)
    let known = submitted.union(chosen)
    let told = decision.omitted.compactMap { if case .overlap(let at) = $0 { at } else { nil } }
    if base < late, let span = passedOver(timeline, after: base, through: late, known.union(told)) {
      decision.omitted.insert(.missed(from: span.from, through: span.through), at: 0)
      decision.cursor.leap = ScheduleCursor.Leap(from: base, submitted: known.filter { $0 > base }.sorted())
    }
    return decision
  }

  /// When the next run is due by a cursor that was decided upon; nil: there is none any more.
  public func nextDue(_ cursor: ScheduleCursor, timeline: Timeline, now: Timestamp) -> Timestamp? {
    guard isEnabled else { return nil }
    let submitted = Set(cursor.leap?.submitted ?? [])
    var next = timeline.next(after: cursor.base(at: now))?.at
    while let at = next, submitted.contains(at) { next = timeline.next(after: at)?.at }
    return next
  }

  private func due(
    _ timeline: Timeline, after: Timestamp, _ now: Timestamp, _ submitted: Set<Timestamp>
  ) -> [Timestamp] {
    timeline.newest(Int(Self.grace / 1000) + 2, after: after, through: now).map(\.at).filter { !submitted.contains($0) }
  }

  private func missedRuns(
    _ timeline: Timeline, after base: Timestamp, through late: Timestamp, _ submitted: Set<Timestamp>,
    isMadeUp: Bool
  ) -> [Timestamp] {
    let limit =
      switch missed {
      case .none: 0
      case .latest: isMadeUp ? 0 : 1
      case .all(let bound): bound
      }
    return timeline.newest(limit, after: base, through: late).map(\.at).filter { !submitted.contains($0) }
  }

  /// Of several runs at once the latest is left, and that one only if the job before is finished.
  private func skipOverlaps(_ chosen: inout [Timestamp], _ decision: inout ScheduleDecision, _ isUnfinished: Bool) {
    guard let latest = chosen.last else { return }
    decision.omitted += chosen.dropLast().map { .overlap($0) }
    chosen = [latest]
    if decision.cursor.last != nil, isUnfinished {
      decision.omitted.append(.overlap(latest))
      chosen = []
    }
  }

  private func advance(
    _ cursor: inout ScheduleCursor, _ timeline: Timeline, base: Timestamp, now: Timestamp, _ chosen: [Timestamp]
  ) {
    // What nothing came of needs no new cursor.
    guard let newest = timeline.newest(1, after: base, through: now).first?.at else { return }
    cursor.handled = newest
    if let last = chosen.last { cursor.last = last }
    guard var leap = cursor.leap else { return }
    leap.submitted = Set(leap.submitted + chosen).filter { $0 > leap.from }.sorted()
    guard leap.submitted.count > ScheduleCursor.leapPatience else { return cursor.leap = leap }
    leap = ScheduleCursor.Leap(from: newest, submitted: leap.submitted.filter { $0 > newest })
    cursor.leap = leap.submitted.isEmpty ? nil : leap
  }

  /// The first and the last run of a span that is neither submitted nor about to be.
  private func passedOver(
    _ timeline: Timeline, after base: Timestamp, through late: Timestamp, _ done: Set<Timestamp>
  ) -> (from: Timestamp, through: Timestamp)? {
    var first = timeline.next(after: base)?.at
    while let at = first, at <= late, done.contains(at) { first = timeline.next(after: at)?.at }
    guard let first, first <= late else { return nil }
    let last = timeline.newest(done.count + 1, after: base, through: late).map(\.at).last { !done.contains($0) }
    return (first, last ?? first)
  }
}

extension ScheduleCursor {
  /// Every run up to here is done with: a clock that is behind what was handled was ahead before.
  fileprivate func base(at now: Timestamp) -> Timestamp { now < handled ? leap?.from ?? handled : handled }
}
