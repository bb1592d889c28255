/// A guardian, as one of a student's.
public struct StudentGuardian: Codable, Sendable, Hashable {
  /// Whose.
  public var studentID: StudentID
  /// What the guardian is to the student: `mother`.
  public var relation: String?
  /// Who.
  public var guardian: Guardian

  private enum CodingKeys: String, CodingKey {
    case studentID, relation
  }

  /// Reads a row that has the guardian's columns beside the student's.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    studentID = try container.decode(StudentID.self, forKey: .studentID)
    relation = try container.decodeIfPresent(String.self, forKey: .relation)
    guardian = try Guardian(from: decoder)
  }

  /// Writes the members of all as one object.
  public func encode(to encoder: any Encoder) throws {
    try guardian.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(studentID, forKey: .studentID)
    try container.encodeIfPresent(relation, forKey: .relation)
  }
}
