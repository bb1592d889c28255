import IntentKit

extension Reading where Self: ~Copyable {
  /// The guardians of many students, in the order in which they came. A student without any has no entry.
  public func guardians(ofAll ids: some Sequence<StudentID>) throws -> [StudentID: [Guardian]] {
    let rows = try query(
      """
      SELECT sg.student_id, \(Self.guardianColumns)
      FROM json_each(?1) AS wanted JOIN student_guardians sg ON sg.student_id = wanted.value
        JOIN guardians g ON g.id = sg.guardian_id
      ORDER BY sg.student_id, g.id
      """, [try JSONCoding.encode(Array(ids))], as: GuardianOfStudent.self)
    return Dictionary(grouping: rows, by: \.studentID).mapValues { $0.map(\.guardian) }
  }
}

private struct GuardianOfStudent: Decodable {
  var studentID: StudentID
  var guardian: Guardian

  private enum CodingKeys: String, CodingKey {
    case studentID = "student_id"
  }

  init(from decoder: any Decoder) throws {
    studentID = try decoder.container(keyedBy: CodingKeys.self).decode(StudentID.self, forKey: .studentID)
    guardian = try Guardian(from: decoder)
  }
}
