import IntentCore
import IntentModel
import IntentRuntime

extension Schedule {
  /// When it runs. A time zone that is none is an error here, as a dispatcher would refuse it.
  func checkedTimeline() throws(CommandFailure) -> Timeline {
    do {
      return timeline(in: try TimeZoneDatabase().rules(of: timezone))
    } catch {
      throw CommandFailure(error, field: "timezone")
    }
  }
}

extension CommandFailure {
  /// A time zone whose rules are not there.
  init(_ error: TimeZoneError, field: String) {
    self.init(error.code == .unknown ? .badData : .configuration, "\(field): \(error.message)")
  }
}

extension Firing {
  /// For people: `2026-12-01 02:00:00 +09:00 (2026-11-30 17:00:00Z)`.
  func display(in zone: TimeZoneRules) -> String {
    if zone == .utc { return at.display }
    let local = LocalTime(at, in: zone)
    return "\(local.date) \(local.time) \(local.offset) (\(at.display))"
  }
}
