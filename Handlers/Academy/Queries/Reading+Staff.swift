import IntentKit

extension Reading where Self: ~Copyable {
  /// What a ``StaffMember`` is read from, of `staff m`.
  public static var staffColumns: String { "m.id, m.name, m.role, m.email, m.phone, m.language" }

  /// The member of this id; nil if there is none.
  public func findMember(_ id: StaffID) throws -> StaffMember? {
    try query("SELECT \(Self.staffColumns) FROM staff m WHERE m.id = ?1", [id], as: StaffMember.self).first
  }

  /// The member of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func member(_ id: StaffID, field: String) throws -> StaffMember {
    guard let member = try findMember(id) else {
      throw IntentError.invalidParams("there is nobody of the staff with the id \(id)", field: field)
    }
    return member
  }

  /// Everybody who works for the academy, by id.
  public func staff() throws -> [StaffMember] {
    try query("SELECT \(Self.staffColumns) FROM staff m ORDER BY m.id", [], as: StaffMember.self)
  }
}

extension [StaffMember] {
  /// Who is told of what nobody in particular is told of: the managers, or the desk where there are none.
  public var responsible: [StaffMember] {
    let managers = filter { $0.role == .manager }
    return managers.isEmpty ? filter { $0.role == .desk } : managers
  }
}
