/// A student who is or was in a class.
public struct ClassMember: Decodable, Sendable {
  /// The student.
  public var studentID: StudentID
  /// As people say it.
  public var name: String
  /// Whether the student attends the academy.
  public var status: Student.Status
  /// The first day.
  public var enrolledOn: Day
  /// The day from which the student is in the class no more; nil: is in it.
  public var withdrawnOn: Day?
}
