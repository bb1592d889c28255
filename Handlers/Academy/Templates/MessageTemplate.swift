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
  /// The placeholders that the texts may hold beside ``automatic``, and what each takes.
  public var placeholders: [String: PlaceholderType]

  /// The placeholders that every text may hold, and that nobody has to give values for.
  public static let automatic = ["academy", "recipient"]

  /// The values of ``automatic``.
  static func automatic(academy: String, recipient: String) -> [String: TemplateValue] {
    ["academy": .text(academy), "recipient": .text(recipient)]
  }

  /// The placeholders that the texts do hold, in order, ``automatic`` among them.
  public var used: [String] {
    let subjects = subject.placeholders
    return subjects + body.placeholders.filter { !subjects.contains($0) }
  }

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
    for used in used where placeholders[used] == nil && !Self.automatic.contains(used) {
      let known = (placeholders.keys + Self.automatic).sorted().joined(separator: ", ")
      throw ModelError(.invalidText, "{\(used)} is not among the placeholders of \(name): there are \(known)")
    }
  }

  /// The message with values in place.
  ///
  /// - Throws: `permanent` for a value that is missing, or is not what its placeholder takes. Nothing was sent then.
  public func filled(_ values: [String: TemplateValue]) throws(IntentError) -> Wording {
    let texts = try texts(of: values)
    let subject = try filled(subject, texts)
    guard !subject.contains(where: \.isNewline) else {
      throw .permanent(
        "the subject of the template \(name) (\(language.rawValue)) would have a line break, from one of the values: "
          + "nothing was sent")
    }
    return Wording(subject: subject, body: try filled(body, texts))
  }

  /// The message with the values in place that there are, and the placeholders that have none.
  public func preview(_ values: [String: TemplateValue]) throws(IntentError) -> (Wording, missing: [String]) {
    let texts = try texts(of: values)
    let wording = Wording(subject: subject.filledPartly(texts), body: body.filledPartly(texts))
    return (wording, used.filter { texts[$0] == nil })
  }

  private func texts(of values: [String: TemplateValue]) throws(IntentError) -> [String: String] {
    var texts: [String: String] = [:]
    for (name, value) in values {
      guard let type = placeholders[name] ?? (Self.automatic.contains(name) ? .text : nil) else { continue }
      guard type == value.type else {
        throw .permanent(
          "the placeholder {\(name)} of the template \(self.name) (\(language.rawValue)) takes a \(type.rawValue), and "
            + "was given a \(value.type.rawValue)")
      }
      texts[name] = value.text(in: language)
    }
    return texts
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
