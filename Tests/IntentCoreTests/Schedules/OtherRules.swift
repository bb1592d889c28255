import IntentJSON
import IntentModel

@testable import IntentCore

/// When an expression runs by other rules for changing clocks than ours.
struct OtherRules {
  /// Whether local times that are skipped run once at the change; else they do not run.
  var runsSkipped: Bool
  /// Whether local times that come twice run twice; else the first time only.
  var runsRepeated: Bool

  /// As croniter has it, for every expression.
  static let croniter = OtherRules(runsSkipped: true, runsRepeated: true)
  /// As cronsim has it, like Debian's cron: by the time that passes if the minute or the hour starts with a star.
  static func cronsim(_ text: String) -> OtherRules {
    let followsRealTime = text == "@hourly" || text.split(separator: " ").prefix(2).contains { $0.hasPrefix("*") }
    return OtherRules(runsSkipped: !followsRealTime, runsRepeated: followsRealTime)
  }

  /// The first runs after an instant.
  func runs(_ cron: CronExpression, _ zone: TimeZoneRules, after: Int64, count: Int) -> [Int64] {
    var found: Set<Int64> = []
    var day = (after + zone.type(at: after).offset).flooredQuotient(86_400) - 2
    // Two days on, nothing comes before what was found.
    var end = Int64.max
    while let next = cron.days.first(from: day, through: min(end, 2_932_896)) {
      for hour in cron.hours {
        for minute in cron.minutes {
          found.formUnion(instants(zone.reading(ofLocal: next * 86_400 + Int64(hour * 3600 + minute * 60))))
        }
      }
      found = found.filter { $0 > after }
      if found.count >= count, end == .max { end = next + 2 }
      day = next + 1
    }
    return Array(found.sorted().prefix(count))
  }

  private func instants(_ reading: TimeZoneRules.Reading) -> [Int64] {
    switch reading {
    case .once(let instant): [instant]
    case .skipped(let shift): runsSkipped ? [shift] : []
    case .repeated(let first, let last): runsRepeated ? [first, last] : [first]
    }
  }
}
