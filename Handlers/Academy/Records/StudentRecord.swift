public import IntentKit

/// All that is kept of a student.
public struct StudentRecord: Codable, Sendable, Hashable {
  /// Given by the academy.
  public var id: StudentID
  /// As people say it.
  public var name: String
  /// What the student is written to in.
  public var language: Language
  /// Whether the student attends.
  public var status: Student.Status
  /// When the student was born.
  public var birthday: Day?
  /// The school that the student goes to besides.
  public var school: String?
  /// The student's own.
  public var phone: PhoneNumber?
  /// What the staff ought to know.
  public var note: String?
  /// When the academy got to know the student.
  public var registeredAt: Timestamp
  /// When a student who pauses is expected back; nil: not known, or does not pause.
  public var pausedUntil: Day?
  /// The first day on which a student who has left was there no more.
  public var leftOn: Day?
  /// The student who is the same person, and has what was recorded of this one.
  public var mergedInto: StudentID?

  /// What most handlers need of it.
  public var student: Student { Student(id: id, name: name, language: language, status: status) }
  /// For messages: `김하늘 (s-001)`.
  public var label: String { "\(name) (\(id))" }
}
