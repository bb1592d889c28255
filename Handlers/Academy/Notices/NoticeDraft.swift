/// What all guardians of a student are to be told of an event, each in their language.
public struct NoticeDraft: Sendable {
  /// What it tells of; see ``Notice/event``.
  public var event: String
  /// Whom it is about.
  public var student: Student
  /// What a guardian of a language is told.
  public var content: @Sendable (Language) -> Notice.Content

  /// What is told in words of each language.
  public init(event: String, student: Student, content: @escaping @Sendable (Language) -> Notice.Content) {
    self.event = event
    self.student = student
    self.content = content
  }

  /// What is told by a template, whose values are the same in each language.
  public init(event: String, student: Student, _ content: Notice.Content) {
    self.init(event: event, student: student) { _ in content }
  }
}
