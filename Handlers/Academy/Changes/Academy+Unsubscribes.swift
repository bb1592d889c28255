public import IntentKit

extension Academy {
  /// Notes that somebody does not want messages of a template, or of any: `*`; false if it was so before.
  public func unsubscribe(
    _ recipient: String, from template: String, because reason: Line?, in transaction: borrowing Transaction
  ) throws -> Bool {
    let unwanted = Unwanted(recipient: recipient, template: template, reason: reason?.text)
    let changes = try transaction.execute(
      "INSERT OR IGNORE INTO unsubscribes (recipient, template, reason, at) VALUES (?1, ?2, ?3, ?4)",
      [recipient, template, reason, now])
    // In the audit even so: somebody asked, and was told that it is so.
    try audit(
      "unsubscribe", "\(recipient)/\(template)", before: changes.changes == 0 ? unwanted : nil, after: unwanted,
      in: transaction)
    return changes.changes > 0
  }

  /// Notes that somebody wants messages of a template again; with `*` those of all templates, whatever was unsubscribed
  /// from before. False if they were wanted.
  public func resubscribe(
    _ recipient: String, to template: String, in transaction: borrowing Transaction
  ) throws -> Bool {
    if template != "*", try transaction.unsubscribes(of: [recipient])[recipient]?.contains("*") == true {
      throw IntentError.permanent(
        "\(recipient) has unsubscribed from all messages: resubscribe without a template first, then unsubscribe from "
          + "what is not wanted")
    }
    let unwanted = try transaction.query(
      "SELECT recipient, template, reason FROM unsubscribes WHERE recipient = ?1 AND (?2 = '*' OR template = ?2)",
      [recipient, template], as: Unwanted.self)
    for unwanted in unwanted {
      try transaction.execute(
        "DELETE FROM unsubscribes WHERE recipient = ?1 AND template = ?2", [recipient, unwanted.template])
      try audit("unsubscribe", "\(recipient)/\(unwanted.template)", before: unwanted, after: nil, in: transaction)
    }
    return !unwanted.isEmpty
  }
}

/// A row of the table of what people do not want, as the audit has it.
private struct Unwanted: Codable {
  var recipient: String
  var template: String
  var reason: String?
}
