import IntentKit

extension Reading where Self: ~Copyable {
  /// Who a target is.
  ///
  /// - Throws: `invalid_params` with the parameter that names what is not there.
  public func audience(_ target: MessageTarget) throws -> Audience {
    try target.check()
    if let id = target.studentID { return try audience(of: [try student(id)]) }
    if let ids = target.guardianIDs { return try audience(ofGuardians: ids, about: target.about) }
    guard let id = target.classID else { return Audience() }
    let course = try course(id)
    let students = try students(in: id)
    guard !students.isEmpty else {
      throw IntentError.invalidParams("nobody is enrolled in \(course.name) (\(id))", field: "class_id")
    }
    var audience = try audience(of: students)
    audience.course = course
    return audience
  }

  /// The guardians of students.
  public func audience(of students: [Student]) throws -> Audience {
    Audience(students, try guardians(ofAll: students.map(\.id)))
  }

  /// Certain guardians, in the order in which they are named.
  private func audience(ofGuardians ids: [Int64], about: [StudentID]?) throws -> Audience {
    let list = try JSONCoding.encode(ids)
    let guardians = try query(
      "SELECT \(Self.guardianColumns) FROM guardians g WHERE g.id IN (SELECT value FROM json_each(?1))", [list],
      as: Guardian.self)
    let known = Dictionary(guardians.map { ($0.id, $0) }) { $1 }
    if let missing = ids.firstIndex(where: { known[$0] == nil }) {
      throw IntentError.invalidParams("there is no guardian \(ids[missing])", field: "guardian_ids[\(missing)]")
    }
    let links = try query(
      """
      SELECT guardian_id, student_id FROM student_guardians
      WHERE guardian_id IN (SELECT value FROM json_each(?1)) ORDER BY guardian_id, student_id
      """, [list], as: Guardianship.self)
    let own = Dictionary(grouping: links, by: \.guardianID).mapValues { $0.map(\.studentID) }
    let students = try students(about ?? links.map(\.studentID))
    var audience = Audience()
    for id in ids where !audience.members.contains(where: { $0.guardian.id == id }) {
      guard let guardian = known[id] else { continue }
      let theirs = students.filter { (own[id] ?? []).contains($0.id) }
      audience.members.append(Audience.Member(guardian: guardian, students: theirs.isEmpty ? students : theirs))
    }
    return audience
  }

  /// Students by their ids, in their order, each once.
  ///
  /// - Throws: `invalid_params`, naming the parameter, for one that there is not.
  public func students(_ ids: [StudentID], field: String = "about") throws -> [Student] {
    let rows = try query(
      "SELECT \(Self.studentColumns) FROM students s WHERE s.id IN (SELECT value FROM json_each(?1))",
      [try JSONCoding.encode(ids)], as: Student.self)
    let known = Dictionary(rows.map { ($0.id, $0) }) { $1 }
    if let missing = ids.firstIndex(where: { known[$0] == nil }) {
      throw IntentError.invalidParams("there is no student \(ids[missing])", field: "\(field)[\(missing)]")
    }
    var seen = Set<StudentID>()
    return ids.compactMap { seen.insert($0).inserted ? known[$0] : nil }
  }
}

/// A row of the table of students' guardians.
private struct Guardianship: Decodable {
  var guardianID: Int64
  var studentID: StudentID
}
