/// What people are told of a class's changed times.
public struct ScheduleChange: Codable, Sendable, Hashable {
  /// Unique among the academy's changes: whoever tells of it, each hears of it once.
  public var event: String
  /// What it is.
  public var kind: Kind
  /// Of a changed session; nil: of the timetable.
  public var day: Day?

  /// What changed.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A session does not take place.
    case cancelled
    /// There is a session beside the timetable.
    case makeup
    /// The class meets at other times, or elsewhere.
    case timetable
  }
}
