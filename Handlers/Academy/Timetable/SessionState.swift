/// How a day stands in the timetable of a class.
public enum SessionState: String, Codable, Sendable, CaseIterable {
  /// The class meets as it always does.
  case regular
  /// It meets beside its timetable.
  case makeup
  /// It would have met, and does not.
  case cancelled
  /// It does not meet.
  case unscheduled
  /// Nobody said on which days it meets.
  case unknown
}
