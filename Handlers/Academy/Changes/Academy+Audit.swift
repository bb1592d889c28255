public import IntentKit

extension Academy {
  /// Writes into the audit who changed what, from what to what, by which job. Part of the transaction that makes the
  /// change, so that there is no change without it.
  ///
  /// - Parameters:
  ///   - before: The row as it was; nil: there was none.
  ///   - after: The row as it is now.
  public func audit<Row: Encodable>(
    _ entity: String, _ id: String, before: Row?, after: Row?, in transaction: borrowing Transaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO audit (at, who, job_uid, job_id, intent_key, entity, entity_id, before, after)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """,
      [
        now, who, context.uid, context.id, context.key, entity, id, try before.map { try JSONCoding.encode($0).text },
        try after.map { try JSONCoding.encode($0).text },
      ])
  }

  /// As above, for many rows that were added: a statement for every few hundred of them.
  public func auditAdded<Row: Encodable>(
    _ entity: String, _ rows: [(id: String, after: Row)], in transaction: borrowing Transaction
  ) throws {
    for portion in rows.portions(of: 500) {
      let added = try portion.map { AddedRow(id: $0.id, after: try JSONCoding.encode($0.after).text) }
      try transaction.execute(
        """
        INSERT INTO audit (at, who, job_uid, job_id, intent_key, entity, entity_id, before, after)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, value->>'id', NULL, value->>'after' FROM json_each(?7)
        """,
        [now, who, context.uid, context.id, context.key, entity, try JSONCoding.encode(added)])
    }
  }
}

/// A row that was added, with its JSON as text.
private struct AddedRow: Encodable {
  var id: String
  var after: String
}
