import IntentKit

/// What a template looks like in a language.
public struct TemplatePreview: Codable, Sendable {
  /// The language.
  public var language: Language
  /// Whether it is the academy's own, in place of a standard one or beside them.
  public var own: Bool
  /// One line; a placeholder without a value stands as it is: `{student}`.
  public var subject: String
  /// Plain text.
  public var body: String
  /// The placeholders without a value.
  public var missing: [String]
  /// All placeholders by name, and what each takes.
  public var placeholders: [Placeholder]

  /// A placeholder of a template.
  public struct Placeholder: Codable, Sendable, Hashable {
    /// `student`
    public var name: String
    /// What it takes.
    public var type: PlaceholderType
  }
}

extension Reading where Self: ~Copyable {
  /// A template with values in place.
  ///
  /// - Parameter values: nil: values that are made up.
  public func preview(_ template: MessageTemplate, _ values: TemplateValues?) throws -> TemplatePreview {
    let language = template.language
    let automatic = MessageTemplate.automatic(
      academy: try academyName(in: language), recipient: language == .korean ? "홍은지" : "John Doe")
    var all = values?.values ?? [:]
    if values == nil {
      for (name, type) in template.placeholders { all[name] = type.example(for: name, in: language) }
    }
    let (wording, missing) = try template.preview(all.merging(automatic) { own, _ in own })
    return TemplatePreview(
      language: language, own: try ownTemplate(template.name, in: language) != nil, subject: wording.subject,
      body: wording.body, missing: missing,
      placeholders: template.placeholders.sorted { $0.key < $1.key }.map { .init(name: $0.key, type: $0.value) })
  }
}
