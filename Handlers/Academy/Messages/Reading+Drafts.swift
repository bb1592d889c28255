import IntentKit

extension Reading where Self: ~Copyable {
  /// Checks a draft against the academy's templates: the template is there, each value is what its placeholder takes,
  /// and none is missing in any language.
  ///
  /// - Parameter given: Placeholders that those whom it goes to bring with them, where they are of text and nobody gave
  ///   a value: `student`, `class`.
  /// - Throws: `invalid_params` with the parameter at fault.
  public func prepared(_ draft: MessageDraft, given: Set<String> = []) throws -> PreparedMessage {
    try draft.check()
    guard let name = draft.template else {
      guard let subject = draft.subject, let body = draft.body else { preconditionFailure("the draft was checked") }
      let translations = (draft.translations ?? [:]).compactMap { entry in
        Language(rawValue: entry.key).map { ($0, entry.value) }
      }
      return PreparedMessage(
        WrittenMessage(subject: subject, body: body), translations: Dictionary(translations) { $1 })
    }
    let templates = try templates(name)
    let values = try TemplateValues(draft.values, for: templates)
    let filledIn = given.filter { name in
      values[name] == nil && templates.contains { $0.placeholders[name] == .text }
    }
    for template in templates {
      let known = filledIn.union(MessageTemplate.automatic)
      for used in template.used where values[used] == nil && !known.contains(used) {
        throw IntentError.invalidParams(
          "is missing: the template \(name) (\(template.language.rawValue)) needs it", field: "values.\(used)")
      }
    }
    return PreparedMessage(name.text, values.values, filledIn: filledIn)
  }

  /// The template of a name in each language that has one.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func templates(_ name: TemplateName, field: String = "template") throws -> [MessageTemplate] {
    let templates = try Language.allCases.compactMap { language in
      try ownTemplate(name.text, in: language) ?? StandardTemplates.template(name.text, in: language)
    }
    guard !templates.isEmpty else {
      throw IntentError.invalidParams(
        "there is no template \"\(name)\"; there are \(try templateNames().joined(separator: ", "))", field: field)
    }
    return templates
  }

  /// The names of all templates, sorted.
  public func templateNames() throws -> [String] {
    let own = try query("SELECT DISTINCT name FROM templates", [], as: [String: String].self).compactMap { $0["name"] }
    return Set(own + StandardTemplates.all.map(\.name)).sorted()
  }
}
