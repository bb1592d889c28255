public import IntentKit

extension Academy {
  /// Makes a template the academy's own, in place of what there was. Its placeholders become those of the same template in
  /// the other language too.
  public func save(
    _ template: MessageTemplate, before: MessageTemplate?, in transaction: borrowing Transaction
  ) throws {
    let placeholders = template.placeholdersJSON
    try transaction.execute(
      """
      INSERT INTO templates (name, language, subject, body, placeholders, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (name, language) DO UPDATE SET subject = excluded.subject, body = excluded.body,
        placeholders = excluded.placeholders, updated_at = excluded.updated_at
      """,
      [
        template.name, template.language.rawValue, template.subject.source, template.body.source, placeholders, now,
      ])
    try transaction.execute(
      "UPDATE templates SET placeholders = ?2, updated_at = ?3 WHERE name = ?1 AND placeholders <> ?2",
      [template.name, placeholders, now])
    try audit(
      "template", "\(template.name)/\(template.language.rawValue)", before: before.map(AuditedTemplate.init),
      after: AuditedTemplate(template), in: transaction)
  }
}

extension MessageTemplate {
  /// The placeholders as the table has them, sorted by name, so that the same ones give the same text.
  fileprivate var placeholdersJSON: JSONText {
    var writer = JSONWriter()
    writer.object { writer in
      for (name, type) in placeholders.sorted(by: { $0.key < $1.key }) { writer.member(name, type.rawValue) }
    }
    return writer.text
  }

  /// Which of `subject`, `body` and `placeholders` are not those of another one; all if there is no other.
  public func differences(from other: MessageTemplate?) -> [String] {
    var names: [String] = []
    if subject != other?.subject { names.append("subject") }
    if body != other?.body { names.append("body") }
    if placeholders != other?.placeholders { names.append("placeholders") }
    return names
  }
}

/// What the audit says of a template.
private struct AuditedTemplate: Encodable {
  var subject: String
  var body: String
  var placeholders: JSONText

  init(_ template: MessageTemplate) {
    subject = template.subject.source
    body = template.body.source
    placeholders = template.placeholdersJSON
  }
}
