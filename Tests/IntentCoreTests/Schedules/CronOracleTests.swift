import IntentModel
import Testing

@testable import IntentCore

/// Random expressions in time zones whose clocks change, against cronsim and croniter. docs/schedules.md explains the
/// differences; each is foretold here, not passed over.
@Suite struct CronOracleTests {
  @Test func runsWhenItShould() throws {
    let cases = try CronOracle.read().cases()
    #expect(cases.count >= 2000)
    for each in cases {
      let timeline = Timeline(.cron(try CronExpression(each.text)), zone: each.zone)
      #expect(Self.runs(timeline, after: each.after, each.runs.count) == each.runs, "\(each.text) \(each.zone.name)")
      // And counted back.
      let newest = timeline.newest(
        each.runs.count, after: Self.time(each.after), through: Self.time(each.runs.last ?? each.after))
      #expect(newest.map(\.seconds) == each.runs, "\(each.text) \(each.zone.name), backwards")
    }
  }

  @Test func croniterRunsSkippedAndRepeatedTimesWhateverTheExpression() throws {
    var differences = 0
    for each in try CronOracle.read().cases() {
      guard let theirs = each.croniter else { continue }
      differences += 1
      let foretold = OtherRules.croniter.runs(
        try CronExpression(each.text), each.zone, after: each.after, count: theirs.count)
      #expect(foretold == theirs, "\(each.text) \(each.zone.name) \(each.after)")
    }
    #expect(differences > 0)
  }

  @Test func cronsimGoesByTheMinuteFieldToo() throws {
    var differences: [Difference: Int] = [:]
    for each in try CronOracle.read().cases() {
      guard let theirs = each.cronsim else { continue }
      guard let difference = try Self.explain(theirs, each) else {
        Issue.record("\(each.text) \(each.zone.name) \(each.after): \(theirs), not \(each.runs)")
        continue
      }
      differences[difference, default: 0] += 1
    }
    for difference in Difference.allCases {
      #expect(differences[difference, default: 0] > 0, "\(difference) is untried")
    }
  }

  /// Why cronsim answers otherwise.
  enum Difference: CaseIterable {
    /// A minute that starts with a star makes it follow the time that passes, whatever the hour.
    case minuteWithStar
    /// Asked for runs after an instant in an hour that comes for the second time, it answers as for the first.
    case secondPass
    /// It steps by whole hours and days, and over changes of half an hour or at midnight past some runs.
    case steps
  }

  private static func explain(_ theirs: [Int64], _ each: CronOracle.Case) throws -> Difference? {
    let cron = try CronExpression(each.text)
    let rules = OtherRules.cronsim(each.text)
    if rules.runs(cron, each.zone, after: each.after, count: theirs.count) == theirs { return .minuteWithStar }
    let local = each.after + each.zone.type(at: each.after).offset
    if rules.runsSkipped, case .repeated(let first, let last) = each.zone.reading(ofLocal: local), last == each.after {
      return rules.runs(cron, each.zone, after: first, count: theirs.count) == theirs ? .secondPass : nil
    }
    // It leaves runs out, and has none of its own; and clocks changed not by whole hours, or at midnight, just before.
    guard rules.runsRepeated else { return nil }
    let all = rules.runs(cron, each.zone, after: each.after, count: 3000).prefix { $0 <= theirs[theirs.count - 1] }
    let missing = Set(all).subtracting(theirs)
    guard Set(theirs).isSubset(of: all), !missing.isEmpty else { return nil }
    return missing.allSatisfy { isAfterOddChange($0, each.zone) } ? .steps : nil
  }

  private static func isAfterOddChange(_ instant: Int64, _ zone: TimeZoneRules) -> Bool {
    let span = (instant - 86_400)...instant
    return zone.transitions(in: span).contains { change in
      let before = zone.type(at: change.at - 1).offset
      let isAtMidnight = [before, change.type.offset].contains { (change.at + $0) % 86_400 == 0 }
      return (change.type.offset - before) % 3600 != 0 || isAtMidnight
    }
  }

  private static func time(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }

  private static func runs(_ timeline: Timeline, after: Int64, _ count: Int) -> [Int64] {
    var last = time(after)
    var found: [Int64] = []
    while found.count < count, let next = timeline.next(after: last) {
      found.append(next.seconds)
      last = next.at
    }
    return found
  }
}
