import IntentCore
import IntentModel
import Testing

@testable import intent

/// The parts of a status report: what they make of what was found, and how they look.
@Suite struct StatusSectionTests {
  private static let now = Timestamp(milliseconds: 1_795_219_200_000)

  private func found(
    _ id: String, _ state: JobState, secondsAgo: Int64, intent: String? = "a.exec.b", _ members: String = ""
  ) -> Survey.Found {
    let key = intent.map { #","intent_key":"\#($0)""# } ?? ""
    let at = Self.now.adding(milliseconds: -secondsAgo * 1000)
    let job = ListedJob(
      id: JobID(unchecked: id), state: state, location: "x/\(id).json",
      bytes: Array(#"{"id":"\#(id)"\#(key)\#(members)}"#.utf8), modifiedAt: at)
    return Survey.Found(job: job, at: at)
  }

  private func survey(_ found: [Survey.Found], of candidates: Int? = nil, looked: Int? = nil) -> Survey {
    var survey = Survey()
    survey.count = candidates ?? found.count
    survey.candidates = survey.count
    survey.looked = looked ?? survey.count
    survey.times = found.map(\.at)
    survey.found = found
    return survey
  }

  private func look(_ surveys: [JobState: Survey]) -> SpoolLook { SpoolLook(surveys, now: Self.now) }

  private func text(_ section: some StatusSection, columns: Int? = nil) -> String {
    section.lines(on: Terminal(columns: columns, hasColors: false)).joined(separator: "\n")
  }

  @Test(arguments: [
    ("student S-1024 is unknown", "student S-# is unknown"),
    ("timeout after 1.5s of 2,000 ms", "timeout after #s of # ms"),
    ("학생 12번 없음", "학생 #번 없음"),
    ("job 01a21999-5024-7717-9087-b90cba51da0f", "job #"),
    ("at 2026-11-21T00:23:13.123Z", "at #T#Z"),
    ("commit deadbeef1 of cafe", "commit # of cafe"),
    ("no digits: a-b", "no digits: a-b"), ("", ""), ("7", "#"),
  ]) func numbersAndIDsMakeNoDifference(_ message: String, _ pattern: String) {
    #expect(MessagePattern.of(message) == pattern)
  }

  @Test func alikeFailuresAreOneGroup() {
    let failures = (0..<5).map {
      found(
        "f\($0)", .failed, secondsAgo: Int64($0), #","error_kind":"permanent","error_message":"no student S-\#($0)""#)
    }
    let others = [
      found("g", .failed, secondsAgo: 9, #","error_kind":"timeout","error_message":"no student S-1""#),
      found(
        "h", .failed, secondsAgo: 9, intent: "c.exec.d", #","error_kind":"permanent","error_message":"no student S-1""#),
    ]
    let section = FailuresSection(look([.failed: survey(failures + others)]), since: .epoch)
    #expect(section.groups.count == 3)
    #expect(section.groups[0].count == 5)
    #expect(section.groups[0].message == "no student S-#")
    #expect(section.groups[0].exampleID == "f0")
    #expect(section.groups[0].lastAt == Self.now)
    #expect(section.isComplete)
    #expect(text(section).contains("permanent: no student S-#"))
    #expect(text(section).contains("timeout: no student S-1"), "one alone is shown as it is")
    #expect(!text(section).contains("≥"))
  }

  @Test func whatWasNotReadIsSaid() {
    let failures = (0..<10).map { found("f\($0)", .failed, secondsAgo: 1, #","error_message":"x""#) }
    var sample = survey(failures, of: 5_000, looked: 500)
    sample.times += failures.map(\.at)
    let section = FailuresSection(look([.failed: sample]), since: Self.now.adding(milliseconds: -3_600_000))
    #expect(!section.isComplete)
    #expect(section.of == 200)
    #expect(text(section).contains("≥ 10"))
    #expect(text(section).contains("from the last 10 of about 200 since 2026-11-20 23:00:00Z"))
  }

  @Test func ratesAreThoseOfTheirWindows() {
    let completed = survey((0..<120).map { found("c\($0)", .completed, secondsAgo: Int64($0) * 5) })
    let failed = survey([found("f", .failed, secondsAgo: 100)])
    let section = RatesSection(look([.completed: completed, .failed: failed]))
    #expect(
      section.windows == [
        .init(seconds: 60, completedPerMinute: 12, failedPerMinute: 0),
        .init(seconds: 300, completedPerMinute: 12, failedPerMinute: 0.2),
        .init(seconds: 900, completedPerMinute: 8, failedPerMinute: 0.1),
      ])
    #expect(section.isComplete)
    #expect(!text(section).contains("estimated"))
    var sample = completed
    sample.candidates = 1_200_000
    sample.looked = 120
    let estimate = RatesSection(look([.completed: sample, .failed: failed]))
    #expect(estimate.windows[0].completedPerMinute == 120_000)
    #expect(text(estimate).contains("120,000.0"))
    #expect(text(estimate).contains("estimated from 121 of 1,200,001 records"))
    #expect(text(RatesSection(look([:]))).contains("nothing completed"))
  }

  @Test func theLongestWaitingOfEachIntent() {
    let pending = survey([
      found("old", .pending, secondsAgo: 3_700), found("new", .pending, secondsAgo: 10),
      found("other", .pending, secondsAgo: 5_000, intent: "c.exec.d"),
      found("torn", .pending, secondsAgo: 1, intent: nil),
      found("scheduled", .pending, secondsAgo: 9_000, #","run_at":"2026-11-22T00:00:00Z""#),
    ])
    let delayed = survey([
      found("due", .delayed, secondsAgo: 20_000, intent: "e.exec.f"),
      found("later", .delayed, secondsAgo: -20_000, intent: "e.exec.f"),
    ])
    let section = WaitingSection(look([.pending: pending, .delayed: delayed]))
    #expect(section.intents.map(\.oldestID) == ["due", "other", "old", "torn"])
    #expect(section.intents.map(\.jobs) == [1, 1, 2, 1])
    #expect(section.intents[2].oldestAgeSeconds == 3_700)
    #expect(section.isComplete)
    #expect(text(section).contains("1h 01m"))
    #expect(text(WaitingSection(look([:]))) == "")
  }

  @Test func ofAMillionThatWaitOnlySomeAreRead() {
    let pending = survey([found("old", .pending, secondsAgo: 60)], of: 1_000_000, looked: 20_000)
    let section = WaitingSection(look([.pending: pending]))
    #expect(!section.isComplete)
    #expect(text(section).contains("≥ 1"))
    #expect(text(section).contains("from 1 jobs, the oldest of 20,000 looked at; 1,000,000 wait"))
  }

  @Test func aBatchIsToldWithItsPace() {
    var counts = BatchCounts(total: 1_000)
    for _ in 0..<300 { counts.add(.completed) }
    for _ in 0..<100 { counts.add(.failed) }
    let progress = BatchProgress(
      key: "a.exec.b", counts: counts, createdAt: Self.now,
      pace: BatchPace(begunAt: Self.now, endedBefore: 200), updatedAt: Self.now.adding(milliseconds: 2_000))
    let batch = BatchesSection.Batch(JobID(unchecked: "tonight"), progress, now: Self.now.adding(milliseconds: 10_000))
    // 200 ended since it was gone on with, in ten seconds; 600 are left.
    #expect(batch.perSecond == 20)
    #expect(batch.secondsLeft == 30)
    let lines = text(BatchesSection(batches: [batch]), columns: 80)
    #expect(lines.contains("  400/1,000     100  20/s   30s"), "\(lines)")
    let begun = BatchesSection.Batch(
      JobID(unchecked: "new"), BatchProgress(key: "a.exec.b", counts: BatchCounts(total: 0), createdAt: Self.now),
      now: Self.now)
    #expect(begun.perSecond == nil && begun.secondsLeft == nil)
    #expect(text(BatchesSection(batches: [begun], isComplete: false)).hasSuffix("and others"))
    #expect(text(BatchesSection(batches: [])) == "")
  }

  @Test func nextRunsComeInTheOrderOfTheirTimes() throws {
    let late = SchedulesSection.Next(
      name: "late", intent: "a.exec.b", at: Timestamp(milliseconds: 1_800_000_060_000), local: "2027-01-15 17:01 +09:00"
    )
    let soon = SchedulesSection.Next(
      name: "soon", intent: "a.exec.c", at: Timestamp(milliseconds: 1_800_000_000_000), local: "2027-01-15 17:00 +09:00"
    )
    let lines = text(SchedulesSection(next: [late, soon])).split(separator: "\n")
    #expect(lines.count == 3 && lines[1].contains("soon") && lines[2].contains("late"), "\(lines)")
    #expect(text(SchedulesSection(next: [])) == "")
    #expect(text(SchedulesSection(next: [], bad: 2)).contains("2 bad schedule(s)"))
  }

  @Test func heldJobsByWhatEndsTheWait() {
    func held(_ id: String, _ kind: String, _ message: String) -> Survey.Found {
      found(
        id, .held, secondsAgo: 1,
        #","held":{"kind":"\#(kind)","message":"\#(message)","since":"2026-11-20T00:00:00Z"}"#)
    }
    let section = HeldSection(
      look([
        .held: survey([
          held("a", "unknown_intent", "no intent x"), held("b", "unknown_intent", "no intent x"),
          held("c", "load_failed", "no lib"), held("d", "approval_required", "job d1 waits"),
          held("e", "approval_required", "job d2 waits"), held("f", "disabled", "off"), held("p", "paused", "paused"),
          held("g", "something", "new"),
        ])
      ]))
    #expect(section.groups.count == 6)
    let remedies = Dictionary(uniqueKeysWithValues: section.groups.map { ($0.reason, $0) })
    #expect(remedies["unknown_intent"]?.count == 2)
    #expect(remedies["unknown_intent"]?.message == "no intent x")
    #expect(remedies["approval_required"]?.message == "job d# waits")
    #expect(remedies["approval_required"]?.remedy == "intent approve|reject d")
    #expect(remedies["load_failed"]?.remedy.contains("intent handlers check") == true)
    #expect(remedies["paused"]?.remedy == "intent batch resume p")
    #expect(remedies["something"]?.remedy == "intent show g")
    #expect(remedies["unknown_intent"]?.since.rfc3339 == "2026-11-20T00:00:00.000Z")
  }

  /// Korean takes two columns a character: at any width no line is wider than the window.
  @Test(arguments: [20, 40, 60, 79, 80, 119, 120, 200]) func linesFitTheWindow(_ columns: Int) {
    let failures = survey(
      (0..<4).map {
        found(
          "결제-\($0)", .failed, secondsAgo: 3, intent: "attendance.exec.notify_guardians_late_\($0)",
          #","error_message":"학생 S-\#($0) 의 보호자 연락처가 없습니다: 보호자에게 알릴 방법이 하나도 없습니다""#)
      })
    let held = survey([
      found(
        "h", .held, secondsAgo: 1,
        #","held":{"kind":"load_failed","message":"도서관이 없습니다","since":"2026-11-20T00:00:00Z"}"#)
    ])
    let terminal = Terminal(columns: columns, hasColors: false)
    var lines =
      FailuresSection(look([.failed: failures]), since: .epoch).lines(on: terminal)
      + HeldSection(look([.held: held])).lines(on: terminal)
    if columns >= 79 {
      lines += WaitingSection(look([.pending: failures])).lines(on: terminal)
      lines += JobsSection(counts: [.held: 1_000_000, .failed: 1], atLeast: [.held]).lines(on: terminal)
    }
    for line in lines { #expect(DisplayWidth.of(line) <= columns, "\(line)") }
    #expect(lines.contains { $0.contains("학생") || columns < 40 })
  }

  @Test func countsBeyondTheBoundAreAtLeast() {
    let lines = text(JobsSection(counts: [.pending: 2_000_000], atLeast: [.pending]))
    #expect(lines.contains("2,000,000+"))
    #expect(lines.contains("held"))
  }

  @Test(arguments: [
    (Int64(0), "0ms"), (999, "999ms"), (1_500, "1.5s"), (42_000, "42s"), (185_000, "3m 05s"), (7_800_000, "2h 10m"),
    (356_400_000, "4d 3h"),
  ]) func timesToAGlance(_ milliseconds: Int64, _ text: String) {
    #expect(DurationText(milliseconds: milliseconds).rough == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000")])
  func numbersAreGrouped(_ number: Int, _ text: String) { #expect(Quantity.count(number) == text) }
}
