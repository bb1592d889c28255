import IntentKit

extension Reading where Self: ~Copyable {
  /// The academy's own template of a name in a language, else the standard one, else the name's template in the other
  /// language.
  ///
  /// - Throws: `permanent` if there is none of the name.
  public func template(_ name: String, in language: Language) throws -> MessageTemplate {
    let others = Language.allCases.filter { $0 != language }
    for language in [language] + others {
      if let own = try ownTemplate(name, in: language) { return own }
      if let standard = StandardTemplates.template(name, in: language) { return standard }
    }
    throw IntentError.permanent("there is no template \"\(name)\": communication.exec.upsert_template makes one")
  }

  /// The academy's own template of a name in a language; nil: it has none.
  public func ownTemplate(_ name: String, in language: Language) throws -> MessageTemplate? {
    let sql = "SELECT subject, body, placeholders FROM templates WHERE name = ?1 AND language = ?2"
    guard let row = try query(sql, [name, language.rawValue], as: TemplateRow.self).first else { return nil }
    return try MessageTemplate(
      name: name, language: language, subject: row.subject, body: row.body,
      placeholders: try JSONCoding.decode(from: try JSONText(validating: row.placeholders)))
  }
}

/// A row of the table of templates.
private struct TemplateRow: Decodable {
  var subject: String
  var body: String
  var placeholders: String
}
