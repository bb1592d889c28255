/// How often a student was absent in a period.
public struct FrequentAbsence: Codable, Sendable, Hashable {
  /// The student.
  public var studentID: StudentID
  /// As people say it.
  public var name: String
  /// Sessions from which the student was absent without an excuse.
  public var absent: Int
  /// Sessions of which something is recorded, without those that the student was excused from.
  public var sessions: Int
}
