public import IntentKit

extension Reading where Self: ~Copyable {
  /// What a row of the table of settings says; nil: there is no such row.
  ///
  /// - Throws: `permanent` if it says something of another form.
  public func setting<Value: TextValue>(_ name: String, as type: Value.Type) throws -> Value? {
    let sql = "SELECT value FROM settings WHERE name = ?1"
    guard let text = try query(sql, [name], as: [String: String].self).first?["value"] else { return nil }
    do throws(ModelError) {
      return try Value(text)
    } catch {
      throw IntentError.permanent("the row \(name) of the table settings: \(error.message)")
    }
  }

  /// What the academy is called in messages: the settings `academy_name` and, for English ones, `academy_name_en`.
  public func academyName(in language: Language) throws -> String {
    if language == .english, let name = try setting("academy_name_en", as: Line.self) { return name.text }
    return try setting("academy_name", as: Line.self)?.text ?? "우리 학원"
  }
}
