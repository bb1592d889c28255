import IntentKit

/// A message that is ready for whomever it goes to: its template is there, and so is each value.
public struct PreparedMessage: Sendable {
  private var content: Content
  /// Placeholders for which the students and the class stand, where nobody gave a value: `student`, `class`.
  private var filledIn: Set<String> = []

  private enum Content: Sendable {
    case written(WrittenMessage, [Language: WrittenMessage])
    case template(String, [String: TemplateValue])
  }

  /// A message in somebody's own words.
  init(_ message: WrittenMessage, translations: [Language: WrittenMessage]) {
    content = .written(message, translations)
  }

  /// A template with values.
  init(_ template: String, _ values: [String: TemplateValue], filledIn: Set<String>) {
    content = .template(template, values)
    self.filledIn = filledIn
  }

  /// The message to one person.
  ///
  /// - Parameters:
  ///   - students: Whom it is about, as far as that person is concerned.
  ///   - course: The class that it is about.
  public func notice(
    event: String, to recipient: Recipient, about students: [Student] = [], in course: Course? = nil,
    urgent: Bool = false
  ) -> Notice {
    let content: Notice.Content
    switch self.content {
    case .written(let message, let translations):
      let message = translations[recipient.language] ?? message
      content = .wording(Wording(subject: message.subject.text, body: message.body))
    case .template(let name, var values):
      if filledIn.contains("student"), !students.isEmpty {
        values["student"] = .text(students.map(\.name).joined(separator: ", "))
      }
      if filledIn.contains("class"), let course { values["class"] = .text(course.name) }
      content = .template(name, values)
    }
    return Notice(event: event, to: recipient, about: students.first, content, urgent: urgent)
  }
}
