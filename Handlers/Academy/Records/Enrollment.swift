/// A student in a class.
public struct Enrollment: Codable, Sendable, Hashable {
  /// The student.
  public var studentID: StudentID
  /// The class.
  public var classID: ClassID
  /// The first day.
  public var enrolledOn: Day
  /// The day from which the student is in the class no more; nil: is in it.
  public var withdrawnOn: Day?
}
