import IntentKit

/// Which messages that did not arrive are sent anew.
public struct ResendChoice: Sendable {
  var event: String?
  var from: Timestamp?
  var until: Timestamp?
  var limit: Int

  /// Those of an event, of it alone or of everybody who was told.
  public static func event(_ event: String, limit: Int) -> ResendChoice {
    ResendChoice(event: event, limit: limit)
  }

  /// Those that were asked for in a period.
  public static func period(_ period: Period, on clock: UTCOffset, limit: Int) -> ResendChoice {
    ResendChoice(from: clock.time(of: period.from), until: clock.time(of: period.to.adding(1)), limit: limit)
  }
}
