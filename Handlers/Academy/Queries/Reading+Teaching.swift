import IntentKit

extension Reading where Self: ~Copyable {
  /// The class of this name; nil if there is none.
  public func findCourse(named name: String) throws -> Course? {
    try query(
      "SELECT \(Self.courseColumns) FROM classes c WHERE c.name = ?1", [name], as: Course.self
    ).first
  }

  /// The member of this id, who teaches or could.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none or it is somebody at the desk.
  public func teacher(_ id: StaffID, field: String = "teacher_id") throws -> StaffMember {
    let member = try member(id, field: field)
    guard member.role != .desk else {
      throw IntentError.invalidParams("\(member.name) (\(id)) is at the desk and does not teach", field: field)
    }
    return member
  }
}
