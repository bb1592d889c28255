/// The templates that every academy has. One of the same name and language in the table `templates` takes the place of
/// a standard one, and has the same placeholders.
public enum StandardTemplates {
  /// All of them: each name in each language.
  public static let all: [MessageTemplate] = attendance + billing + classes + communication + students

  /// The template of a name in a language; nil: there is no such standard template.
  public static func template(_ name: String, in language: Language) -> MessageTemplate? {
    all.first { $0.name == name && $0.language == language }
  }

  /// The two languages of a template.
  static func pair(
    _ name: String, _ placeholders: [String: PlaceholderType], ko: (subject: String, body: String),
    en: (subject: String, body: String)
  ) -> [MessageTemplate] {
    do {
      return [
        try MessageTemplate(
          name: name, language: .korean, subject: ko.subject, body: ko.body, placeholders: placeholders),
        try MessageTemplate(
          name: name, language: .english, subject: en.subject, body: en.body, placeholders: placeholders),
      ]
    } catch {
      preconditionFailure("the standard template \(name) is wrong: \(error)")
    }
  }
}
