/// Guardians who are written to, each once, and whom it is about.
public struct Audience: Sendable {
  /// In the order of the students.
  public var members: [Member] = []
  /// Students for whom there is nobody to write to.
  public var withoutGuardian: [Student] = []
  /// The class that the students were chosen by.
  public var course: Course?

  /// A guardian, and those of the students whose guardian it is.
  public struct Member: Sendable {
    /// Who is written to.
    public var guardian: Guardian
    /// Whom it is about.
    public var students: [Student]
  }

  /// How many students it is about, and would be if they had guardians.
  public var studentCount: Int { Set(members.flatMap(\.students).map(\.id)).count + withoutGuardian.count }

  /// Nobody.
  init() {}

  /// The guardians of students. Somebody with two children among them is one person.
  init(_ students: [Student], _ guardians: [StudentID: [Guardian]]) {
    var places: [Int64: Int] = [:]
    for student in students {
      guard let own = guardians[student.id] else {
        withoutGuardian.append(student)
        continue
      }
      for guardian in own {
        if let place = places[guardian.id] {
          members[place].students.append(student)
        } else {
          places[guardian.id] = members.count
          members.append(Member(guardian: guardian, students: [student]))
        }
      }
    }
  }
}
