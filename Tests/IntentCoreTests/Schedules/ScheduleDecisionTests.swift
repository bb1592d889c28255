import IntentJSON
import IntentModel
import Testing

@testable import IntentCore

/// Which runs are due, as a table: a schedule every hour on the hour, and what the clock does.
@Suite struct ScheduleDecisionTests {
  private static func time(_ text: String) -> Timestamp { Fixture.time("2026-11-\(text)Z") }

  private static func schedule(
    _ members: String = "", rule: String = #""cron":"0 * * * *""#
  ) throws -> Schedule {
    let job = #""job":{"intent_key":"a.exec.b","intent_params":{}}"#
    let text = "{\(rule),\(members.isEmpty ? "" : members + ",")\(job)}"
    return try ScheduleReader.read(Array(text.utf8), name: ScheduleName("hourly"))
  }

  /// A schedule that lives: each look at a time, and what it submits then, as `26T09:00`.
  private struct Life {
    var schedule: Schedule
    var cursor: ScheduleCursor
    /// All that was ever submitted.
    var submitted: [Timestamp] = []
    var decision: ScheduleDecision?

    init(_ schedule: Schedule, since: String, _ cursor: ScheduleCursor? = nil) {
      self.schedule = schedule
      self.cursor = cursor ?? schedule.cursor(after: nil, changedAt: time(since), now: time(since))
    }

    var timeline: Timeline { schedule.timeline(in: .utc) }

    @discardableResult
    mutating func look(_ at: String, isLastUnfinished: Bool = false) -> [String] {
      let now = time(at)
      let decision = schedule.decide(cursor, timeline: timeline, now: now, isLastUnfinished: isLastUnfinished)
      self.decision = decision
      // As it is written down and read back.
      cursor = ScheduleCursor(decision.cursor.bytes)!
      #expect(cursor == decision.cursor)
      for run in decision.submit { #expect(!submitted.contains(run), "\(run) is submitted twice") }
      submitted += decision.submit
      let due = schedule.nextDue(cursor, timeline: timeline, now: now)
      #expect(due.map { $0 > now } ?? true, "what is due was decided")
      return decision.submit.map { String($0.rfc3339.dropFirst(8).prefix(8)) }
    }

    func due(_ at: String) -> String? {
      schedule.nextDue(cursor, timeline: timeline, now: time(at)).map { String($0.rfc3339.dropFirst(8).prefix(8)) }
    }
  }

  @Test func runsAtItsTimesAndOnce() throws {
    var life = Life(try Self.schedule(), since: "26T08:30:00")
    #expect(life.due("26T08:30:00") == "26T09:00")
    #expect(life.look("26T08:59:59.999") == [])
    #expect(life.look("26T09:00:00") == ["26T09:00"])
    #expect(life.look("26T09:00:00") == [])
    #expect(life.look("26T09:59:59") == [])
    #expect(life.look("26T10:00:42") == ["26T10:00"])
    #expect(life.due("26T10:00:42") == "26T11:00")
    #expect(life.cursor.last == Self.time("26T10:00:00"))
  }

  @Test(arguments: [
    // missed, what it does after six hours away at 15:30, and at 15:00:30, half a minute late for the last run
    (#""missed":"none""#, [String](), ["26T15:00"]),
    ("", ["26T15:00"], ["26T15:00"]),
    (#""missed":"latest""#, ["26T15:00"], ["26T15:00"]),
    (#""missed":{"all":1}"#, ["26T15:00"], ["26T14:00", "26T15:00"]),
    (#""missed":{"all":3}"#, ["26T13:00", "26T14:00", "26T15:00"], ["26T12:00", "26T13:00", "26T14:00", "26T15:00"]),
    (
      #""missed":"all""#, ["26T10:00", "26T11:00", "26T12:00", "26T13:00", "26T14:00", "26T15:00"],
      ["26T10:00", "26T11:00", "26T12:00", "26T13:00", "26T14:00", "26T15:00"]
    ),
  ])
  func missedRuns(_ missed: String, _ late: [String], _ justInTime: [String]) throws {
    for (at, expected) in [("26T15:30:00", late), ("26T15:00:30", justInTime)] {
      var life = Life(try Self.schedule(missed), since: "26T08:30:00")
      life.look("26T09:00:00")
      #expect(life.look(at) == expected, "\(missed) at \(at)")
      #expect(life.due(at) == "26T16:00")
      #expect(life.look("26T16:00:00") == ["26T16:00"])
    }
  }

  @Test func whatIsLeftOutIsTold() throws {
    var life = Life(try Self.schedule(), since: "26T08:30:00")
    life.look("26T15:30:00")
    #expect(
      life.decision?.omitted == [.missed(from: Self.time("26T09:00:00"), through: Self.time("26T14:00:00"))])
    life.look("26T16:00:00")
    #expect(life.decision?.omitted == [])
  }

  @Test func overlapsAreSkippedOrQueued() throws {
    var queue = Life(try Self.schedule(), since: "26T08:30:00")
    queue.look("26T09:00:00")
    #expect(queue.look("26T10:00:00", isLastUnfinished: true) == ["26T10:00"])

    var skip = Life(try Self.schedule(#""overlap":"skip","missed":{"all":5}"#), since: "26T08:30:00")
    #expect(skip.look("26T09:00:00", isLastUnfinished: true) == ["26T09:00"], "there is no job before the first")
    #expect(skip.look("26T10:00:00", isLastUnfinished: true) == [])
    #expect(skip.decision?.omitted == [.overlap(Self.time("26T10:00:00"))])
    #expect(skip.look("26T10:00:01") == [], "what was left out does not come later")
    #expect(skip.look("26T11:00:00") == ["26T11:00"])
    // Of several at once the latest: the others would overlap it.
    #expect(skip.look("26T14:30:00") == ["26T14:00"])
    #expect(
      skip.decision?.omitted == [.overlap(Self.time("26T12:00:00")), .overlap(Self.time("26T13:00:00"))])
  }

  @Test func aNewScheduleDoesNotLookBack() throws {
    for (members, expected) in [
      ("", [String]()), (#""missed":"all""#, []), (#""start":"2026-11-26T05:30:00Z""#, []),
      (#""start":"2026-11-26T05:30:00Z","missed":"all""#, ["26T06:00", "26T07:00", "26T08:00"]),
      (#""start":"2026-11-26T08:00:00Z","missed":{"all":9}"#, ["26T08:00"]),
      (#""start":"2026-11-26T09:00:00Z","missed":"all""#, []),
    ] {
      var life = Life(try Self.schedule(members), since: "26T08:30:00")
      #expect(life.look("26T08:30:00") == expected, "\(members)")
    }
    // Dropped while nobody was there: it counts from when it was dropped.
    let schedule = try Self.schedule()
    let cursor = schedule.cursor(after: nil, changedAt: Self.time("26T08:30:00"), now: Self.time("26T12:30:00"))
    var life = Life(schedule, since: "26T12:30:00", cursor)
    #expect(life.look("26T12:30:00") == ["26T12:00"])
    // A file from the future was changed by another clock.
    let ahead = schedule.cursor(after: nil, changedAt: Self.time("30T00:00:00"), now: Self.time("26T12:30:00"))
    #expect(ahead.handled == Self.time("26T12:30:00"))
  }

  @Test func startAndEndBound() throws {
    var life = Life(
      try Self.schedule(#""start":"2026-11-26T10:00:00Z","end":"2026-11-26T11:00:00Z""#), since: "26T08:30:00")
    #expect(life.look("26T09:00:00") == [])
    #expect(life.due("26T09:00:00") == "26T10:00")
    #expect(life.look("26T10:00:00") == ["26T10:00"])
    #expect(life.look("26T11:00:00") == ["26T11:00"])
    #expect(life.due("26T11:00:00") == nil)
    #expect(life.look("28T11:00:00") == [])
  }

  @Test func anEditCountsFromTheEdit() throws {
    var life = Life(try Self.schedule(), since: "26T08:30:00")
    life.look("26T09:00:00")
    // The rule is another one since 12:20; what the old one missed before is gone, as is what the new one would have.
    let edited = try Self.schedule(rule: #""cron":"*/30 * * * *""#)
    let cursor = edited.cursor(after: life.cursor, changedAt: Self.time("26T12:20:00"), now: Self.time("26T13:10:00"))
    #expect(cursor.handled == Self.time("26T12:20:00"))
    #expect(cursor.last == Self.time("26T09:00:00"), "overlaps are told all the same")
    // Another description is no other rule.
    let described = try Self.schedule(#""description":"more","overlap":"skip","jitter":"5s""#)
    let same = described.cursor(
      after: life.cursor, changedAt: Self.time("26T12:20:00"), now: Self.time("26T13:10:00"))
    #expect(same == life.cursor)
  }

  @Test func disabledIsNotMissed() throws {
    var life = Life(try Self.schedule(), since: "26T08:30:00")
    life.look("26T09:00:00")
    life.schedule = try Self.schedule(#""enabled":false"#)
    life.cursor = life.schedule.cursor(
      after: life.cursor, changedAt: Self.time("26T09:30:00"), now: Self.time("26T09:30:01"))
    #expect(life.look("26T10:00:00") == [])
    #expect(life.due("26T10:00:00") == nil)
    life.schedule = try Self.schedule(#""missed":"all""#)
    life.cursor = life.schedule.cursor(
      after: life.cursor, changedAt: Self.time("26T12:30:00"), now: Self.time("26T12:30:01"))
    #expect(life.look("26T12:30:01") == [])
    #expect(life.look("26T13:00:00") == ["26T13:00"])
  }

  @Test func aClockSetBackFiresNothingTwice() throws {
    var life = Life(try Self.schedule(), since: "26T08:30:00")
    for at in ["26T09:00:00", "26T10:00:00", "26T11:00:00"] { life.look(at) }
    #expect(life.look("26T09:30:00") == [])
    #expect(life.due("26T09:30:00") == "26T12:00")
    for at in ["26T10:00:00", "26T11:00:00"] { #expect(life.look(at) == []) }
    #expect(life.look("26T12:00:00") == ["26T12:00"])
  }

  @Test(arguments: ["none", "latest", "all"])
  func aClockThatWasAheadLosesNothing(_ missed: String) throws {
    var life = Life(try Self.schedule("\"missed\":\"\(missed)\""), since: "26T08:30:00")
    life.look("26T09:00:00")
    // Two days ahead, for a while; then mended.
    life.look("28T09:30:00")
    let ahead = life.submitted
    #expect(ahead.count == ["none": 1, "latest": 2, "all": 49][missed])
    #expect(life.look("28T10:00:00") == ["28T10:00"])
    // The runs that were passed over come at their times, and those that were submitted do not come again.
    var later: [String] = []
    for hour in 10...23 { later += life.look("26T\(hour):00:00") }
    for hour in 0...23 { later += life.look("27T\(hour < 10 ? "0" : "")\(hour):00:00") }
    for hour in 0...12 { later += life.look("28T\(hour < 10 ? "0" : "")\(hour):00:00") }
    let all = Set(life.submitted.map { String($0.rfc3339.dropFirst(8).prefix(8)) })
    // From the 26th at 9 to the 28th at 12, every one of them: once, as the life itself expects.
    #expect(all.count == 52 && life.submitted.count == 52)
    #expect(later.isEmpty == false)
  }

  @Test func aSmallStepBackAfterALongAbsenceBringsNothingUp() throws {
    var life = Life(try Self.schedule(), since: "20T08:30:00")
    #expect(life.look("26T11:00:05") == ["26T11:00"])
    #expect(life.look("26T10:59:55") == [])
    #expect(life.look("26T11:00:05") == [])
    #expect(life.look("26T12:00:00") == ["26T12:00"])
    #expect(life.look("26T11:59:50") == [])
  }

  @Test func aHugeStepForwardIsBounded() throws {
    let far = try Timestamp(rfc3339: "2526-01-01T00:00:30Z")
    for (members, count) in [("", 1), (#""missed":"none""#, 1), (#""missed":"all""#, 101)] {
      let schedule = try Self.schedule(members, rule: #""cron":"* * * * *""#)
      let cursor = schedule.cursor(after: nil, changedAt: Self.time("26T08:30:00"), now: Self.time("26T08:30:00"))
      let decision = schedule.decide(cursor, timeline: schedule.timeline(in: .utc), now: far)
      #expect(decision.submit.count == count, "\(members)")
    }
  }

  @Test func sixtyFourRunsLaterTheClockIsBelieved() throws {
    var life = Life(try Self.schedule(rule: #""every":"1s""#), since: "20T08:30:00")
    life.look("26T11:00:00")
    #expect(life.cursor.leap != nil)
    for second in 1...59 { life.look("26T11:01:\(second < 10 ? "0" : "")\(second)") }
    #expect(life.cursor.leap?.from ?? Self.time("26T11:00:00") >= Self.time("26T11:00:00"))
    #expect(life.cursor.bytes.count < 4096)
  }

  @Test func aTornCursorIsNone() {
    for text in ["", "{", "{}", #"{"handled":"2026-11-26T09:00:00.000Z"}"#, #"{"handled":5,"timing":"x"}"#] {
      #expect(ScheduleCursor(Array(text.utf8)) == nil)
    }
  }
}
