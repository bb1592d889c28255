/// The templates that every academy has. One of the same name and language in the table `templates` takes the place of
/// a standard one, and has the same placeholders.
public enum StandardTemplates {
  /// All of them: each name in each language.
  public static let all: [MessageTemplate] = attendance + billing + classes + communication + reports + students

  /// The template of a name in a language; nil: there is no such standard template.
  public static func template(_ name: String, in language: Language) -> MessageTemplate? {
    all.first { $0.name == name && $0.language == language }
  }

  /// A letter in two languages: a title and what it says, with the academy's name in the subject, and the address and
  /// regards that all of the academy's letters have.
  static func letter(
    _ name: String, _ placeholders: [String: PlaceholderType], ko: (title: String, text: String),
    en: (title: String, text: String)
  ) -> [MessageTemplate] {
    pair(
      name, placeholders,
      ko: ("[{academy}] " + ko.title, "{recipient}님, 안녕하세요.\n{academy}입니다.\n\n\(ko.text)\n\n감사합니다.\n{academy} 드림\n"),
      en: ("[{academy}] " + en.title, "Dear {recipient},\n\n\(en.text)\n\nKind regards,\n{academy}\n"))
  }

  /// The two languages of a template.
  private static func pair(
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
