/// Something that somebody has to do for a student.
public struct StudentTask: Codable, Sendable, Hashable {
  /// Made from the job that assigned it, or from what it is for.
  public var id: String
  /// For whom.
  public var studentID: StudentID
  /// What, in a line.
  public var title: String
  /// What, at length.
  public var details: String?
  /// The last day.
  public var dueOn: Day?
  /// Who does it; nil: nobody in particular.
  public var assignedTo: StaffID?

  /// A task from its parts.
  public init(
    id: String, studentID: StudentID, title: String, details: String? = nil, dueOn: Day? = nil,
    assignedTo: StaffID? = nil
  ) {
    self.id = id
    self.studentID = studentID
    self.title = title
    self.details = details
    self.dueOn = dueOn
    self.assignedTo = assignedTo
  }
}
