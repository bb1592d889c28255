import IntentKit

extension Reading where Self: ~Copyable {
  /// The guardian of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func guardian(_ id: Int64, field: String = "guardian_id") throws -> Guardian {
    let sql = "SELECT \(Self.guardianColumns) FROM guardians g WHERE g.id = ?1"
    guard let guardian = try query(sql, [id], as: Guardian.self).first else {
      throw IntentError.invalidParams("there is no guardian \(id)", field: field)
    }
    return guardian
  }

  /// The guardians with an e-mail address or phone number, however it is written.
  public func guardians(withAddress address: String) throws -> [Guardian] {
    let email = (try? EmailAddress(address))?.folded
    let phone = (try? PhoneNumber(address))?.folded
    return try query(
      """
      SELECT \(Self.guardianColumns) FROM guardians g WHERE g.email_folded = ?1 OR g.phone_folded = ?2 ORDER BY g.id
      """, [email, phone], as: Guardian.self)
  }
}
