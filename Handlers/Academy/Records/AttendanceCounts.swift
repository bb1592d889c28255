/// How often a student came, and did not.
public struct AttendanceCounts: Codable, Sendable, Hashable {
  /// In time.
  public var present: Int
  /// After the minutes that the class allows.
  public var late: Int
  /// Not.
  public var absent: Int
  /// Not, for a reason that the academy accepts.
  public var excused: Int
}
