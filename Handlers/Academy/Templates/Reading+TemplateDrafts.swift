import IntentKit

extension Reading where Self: ~Copyable {
  /// The template that a draft makes, with the placeholders that it has to have.
  ///
  /// - Parameter placeholders: nil: those that the template has; none if it is new.
  /// - Throws: `invalid_params` with the parameter at fault.
  public func template(
    _ draft: TemplateDraft, placeholders: [String: PlaceholderType]?
  ) throws -> MessageTemplate {
    if let placeholders { try Self.check(placeholders) }
    let name = draft.name.text
    if let standard = StandardTemplates.all.first(where: { $0.name == name }) {
      guard placeholders == nil || placeholders == standard.placeholders else {
        throw IntentError.invalidParams(
          "the standard template \(name) keeps its placeholders: \(Self.list(standard.placeholders))",
          field: "placeholders")
      }
      return try draft.template(standard.placeholders)
    }
    let other = try Language.allCases.filter { $0 != draft.language }.compactMap { try ownTemplate(name, in: $0) }.first
    let present = try ownTemplate(name, in: draft.language) ?? other
    let template = try draft.template(placeholders ?? present?.placeholders ?? [:])
    if let other {
      let lost = other.used.first { !MessageTemplate.automatic.contains($0) && template.placeholders[$0] == nil }
      if let lost {
        throw IntentError.invalidParams(
          "the text in the other language (\(other.language.rawValue)) holds {\(lost)}: both have the same placeholders",
          field: "placeholders")
      }
    }
    return template
  }

  private static func check(_ placeholders: [String: PlaceholderType]) throws(IntentError) {
    for name in placeholders.keys.sorted() {
      let field = "placeholders.\(name)"
      guard TemplateText.isName(name[...]) else {
        throw .invalidParams(
          "is no name for a placeholder: small letters, digits and _, the first a letter", field: field)
      }
      guard !MessageTemplate.automatic.contains(name) else {
        throw .invalidParams("is filled in by itself: leave it out here", field: field)
      }
    }
  }

  private static func list(_ placeholders: [String: PlaceholderType]) -> String {
    placeholders.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value.rawValue))" }.joined(separator: ", ")
  }
}
