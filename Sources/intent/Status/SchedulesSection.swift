import IntentCore
import IntentModel
import IntentRuntime

/// What submits itself next.
struct SchedulesSection: StatusSection {
  /// A schedule's next run.
  struct Next: Encodable, Sendable, Equatable {
    var name: String
    var intent: String
    var at: Timestamp
    /// The same by the clocks of the schedule's time zone.
    var local: String
  }

  /// Runs that are told of.
  private static let most = 5

  var next: [Next]
  /// Files in `schedules/` that are none, or of a time zone that is not known.
  var bad: Int

  init(next: [Next], bad: Int = 0) {
    self.next = Array(next.sorted { ($0.at, $0.name) < ($1.at, $1.name) }.prefix(Self.most))
    self.bad = bad
  }

  init(_ shelf: ScheduleShelf, now: Timestamp) throws(CommandFailure) {
    let zones = TimeZoneDatabase()
    var next: [Next] = []
    var bad = 0
    for (name, result) in try shelf.all() {
      guard case .success(let schedule) = result, let zone = try? zones.rules(of: schedule.timezone) else {
        bad += 1
        continue
      }
      guard schedule.isEnabled, let firing = schedule.timeline(in: zone).next(after: now) else { continue }
      let local = LocalTime(firing.at, in: zone)
      next.append(
        Next(
          name: name, intent: schedule.key.text, at: firing.at, local: "\(local.date) \(local.time) \(local.offset)"))
    }
    self.init(next: next, bad: bad)
  }

  func lines(on terminal: Terminal) -> [String] {
    if next.isEmpty, bad == 0 { return [] }
    var table = Table([
      .init(title: "NEXT RUN", isFlexible: true), .init(title: "INTENT", isFlexible: true), .init(title: "UTC"),
      .init(title: "LOCAL"),
    ])
    for run in next { table.add([.init(run.name, .cyan), .init(run.intent), .init(run.at.display), .init(run.local)]) }
    let note = bad == 0 ? [] : [terminal.paint("\(bad) bad schedule(s): intent schedule list says why", .red)]
    return (next.isEmpty ? [] : table.lines(on: terminal)) + note
  }
}
