public import IntentKit

/// The parameters of an intent that writes to people: a template with values, or a subject and a body.
public protocol WrittenParameters: AcademyParameters {
  /// Either this or a subject and body.
  var template: TemplateName? { get }
  /// What stands in place of the template's placeholders.
  var values: JSONText? { get }
  /// One line.
  var subject: Line? { get }
  /// Plain text.
  var body: String? { get }
  /// The same in other languages: `{"en": {"subject": "..", "body": ".."}}`.
  var translations: [String: WrittenMessage]? { get }
}

extension WrittenParameters {
  /// What they say.
  public var draft: MessageDraft {
    MessageDraft(template: template, values: values, subject: subject, body: body, translations: translations)
  }
}
