/// A student.
public struct Student: Codable, Sendable, Hashable {
  /// Given by the academy, or made from the job that registered the student.
  public var id: StudentID
  /// As people say it.
  public var name: String
  /// What the student is written to in.
  public var language: Language
  /// Whether the student attends.
  public var status: Status

  /// Whether a student attends.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// Attends.
    case active
    /// Does not attend for a while.
    case paused
    /// Has left; kept for the books.
    case left
    /// Was the same person as another student, who has taken over all that was recorded.
    case merged
  }

  /// A student from the parts.
  public init(id: StudentID, name: String, language: Language, status: Status = .active) {
    self.id = id
    self.name = name
    self.language = language
    self.status = status
  }
}

extension Student: Identified {
  /// What its id is called.
  public static let idForm = "student id"
  /// An id.
  public static let idExample = "s-001"
}
