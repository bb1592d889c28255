import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// What is known of a schedule.
struct ScheduleView {
  private let name: String
  private let schedule: Schedule?
  /// What is wrong with it.
  private let fault: String?
  private let zone: TimeZoneRules
  private let next: Firing?
  private let last: Timestamp?

  init(name: String, schedule: Result<Schedule, ScheduleError>, last: Timestamp?, now: Timestamp) {
    self.name = name
    self.last = last
    switch schedule {
    case .failure(let error):
      (self.schedule, fault, zone, next) = (nil, error.message, .utc, nil)
    case .success(let schedule):
      self.schedule = schedule
      do throws(TimeZoneError) {
        zone = try TimeZoneDatabase().rules(of: schedule.timezone)
        next = schedule.isEnabled ? schedule.timeline(in: zone).next(after: now) : nil
        fault = nil
      } catch {
        (zone, next, fault) = (.utc, nil, "timezone: \(error.message)")
      }
    }
  }

  private var rule: String {
    switch schedule?.rule {
    case .cron(let cron): cron.text
    case .every(let seconds): "every \(DurationText(milliseconds: seconds * 1000))"
    case nil: ""
    }
  }

  private var state: String {
    if fault != nil { return "bad" }
    return schedule?.isEnabled == false ? "disabled" : next == nil ? "over" : "runs"
  }

  static var table: Table {
    Table([
      .init(title: "SCHEDULE", isFlexible: true), .init(title: "STATE"), .init(title: "RULE", isFlexible: true),
      .init(title: "ZONE"), .init(title: "NEXT"), .init(title: "LAST"), .init(title: "INTENT", isFlexible: true),
    ])
  }

  var cells: [Table.Cell] {
    let color: Terminal.Color? = fault != nil ? .red : state == "runs" ? .green : .yellow
    return [
      .init(name), .init(state, color), .init(rule.isEmpty ? "-" : rule), .init(schedule?.timezone ?? "-"),
      .init(next.map(local) ?? "-"), .init(last.map(\.display) ?? "-"), .init(fault ?? schedule?.key.text ?? ""),
    ]
  }

  private func local(_ firing: Firing) -> String {
    if zone == .utc { return firing.at.display }
    let local = LocalTime(firing.at, in: zone)
    return "\(local.date) \(local.time) \(local.offset)"
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("state", state)
      if let schedule {
        switch schedule.rule {
        case .cron(let cron): writer.member("cron", cron.text)
        case .every(let seconds): writer.member("every", DurationText(milliseconds: seconds * 1000))
        }
        writer.member("timezone", schedule.timezone)
        writer.member("intent_key", schedule.key)
        writer.memberIfPresent("description", schedule.summary)
      }
      writer.member("next", next?.at)
      writer.member("last", last)
      writer.memberIfPresent("error_message", fault)
    }
  }
}
