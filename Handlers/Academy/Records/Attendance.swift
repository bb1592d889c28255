public import IntentKit

/// How a student attended a class on a day.
public struct Attendance: Codable, Sendable, Hashable {
  /// The student.
  public var studentID: StudentID
  /// The class.
  public var classID: ClassID
  /// The day, on the academy's clock.
  public var day: Day
  /// How.
  public var status: Status
  /// When the student came.
  public var checkedInAt: Timestamp?
  /// When the student left; nil: not recorded.
  public var checkedOutAt: Timestamp?
  /// Whole minutes from the class's start to the student's coming.
  public var minutesLate: Int?
  /// Why the student was absent, if somebody said so.
  public var reason: String?

  /// What the audit calls it: the day, the class and the student.
  public var auditID: String { "\(day)/\(classID)/\(studentID)" }

  /// How a student attended.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// In time.
    case present
    /// After the minutes that the class allows.
    case late
    /// Not at all.
    case absent
    /// Not at all, for a reason that the academy accepts.
    case excused
  }

  /// A record from its parts.
  public init(
    studentID: StudentID, classID: ClassID, day: Day, status: Status, checkedInAt: Timestamp? = nil,
    checkedOutAt: Timestamp? = nil, minutesLate: Int? = nil, reason: String? = nil
  ) {
    self.studentID = studentID
    self.classID = classID
    self.day = day
    self.status = status
    self.checkedInAt = checkedInAt
    self.checkedOutAt = checkedOutAt
    self.minutesLate = minutesLate
    self.reason = reason
  }
}
