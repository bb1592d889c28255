public import IntentKit

/// A message with placeholders, in one language.
public struct MessageTemplate: Sendable, Hashable {
  /// What it is called: `late`.
  public var name: String
  /// The language.
  public var language: Language
  /// One line.
  public var subject: TemplateText
  /// Plain text.
  public var body: TemplateText
  /// The placeholders that the texts may hold, and what each takes.
  public var placeholders: [String: PlaceholderType]

  /// A template from its parts.
  ///
  /// - Throws: `ModelError` for a text that holds a placeholder which is not among them.
  public init(
    name: String, language: Language, subject: String, body: String, placeholders: [String: PlaceholderType]
  ) throws(ModelError) {
    self.name = name
    self.language = language
    self.subject = try TemplateText(subject)
    self.body = try TemplateText(body)
    self.placeholders = placeholders
    for used in self.subject.placeholders + self.body.placeholders where placeholders[used] == nil {
      let known = placeholders.keys.sorted().joined(separator: ", ")
      throw ModelError(
        .invalidText, "{\(used)} is not among the placeholders of \(name): there are \(known.isEmpty ? "none" : known)")
    }
  }

  /// The message with values in place.
  ///
  /// - Throws: `permanent` for a value that is missing, or is not what its placeholder takes. Nothing was sent then.
  public func filled(_ values: [String: TemplateValue]) throws(IntentError) -> Wording {
    var texts: [String: String] = [:]
    for (name, value) in values {
      guard let type = placeholders[name] else { continue }
      guard type == value.type else {
        throw .permanent(
          "the placeholder {\(name)} of the template \(self.name) (\(language.rawValue)) takes a \(type.rawValue), and "
            + "was given a \(value.type.rawValue)")
      }
      texts[name] = value.text(in: language)
    }
    return Wording(subject: try filled(subject, texts), body: try filled(body, texts))
  }

  private func filled(_ text: TemplateText, _ values: [String: String]) throws(IntentError) -> String {
    switch text.filled(values) {
    case .success(let text): return text
    case .failure(let missing):
      throw .permanent(
        "the template \(name) (\(language.rawValue)) has no value for {\(missing.placeholder)}: nothing was sent")
    }
  }
}
