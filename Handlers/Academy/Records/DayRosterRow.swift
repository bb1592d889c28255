/// A student of a class on a day.
public struct DayRosterRow: Decodable, Sendable {
  /// The class.
  public var classID: ClassID
  /// The student.
  public var studentID: StudentID
  /// The student's name.
  public var name: String
  /// Whether the student is in the class.
  public var standing: Standing
  /// Since when the student is in the class.
  public var enrolledOn: Day
  /// What was recorded; nil: nothing.
  public var status: Attendance.Status?
  /// Of somebody who came late.
  public var minutesLate: Int?
  /// Of somebody who did not come.
  public var reason: String?

  /// Whether a student is in a class now.
  public enum Standing: String, Decodable, Sendable {
    /// Is in it and attends.
    case attends
    /// Is in it and does not attend for a while.
    case pauses
    /// Is in it no more.
    case gone
  }
}
