import AcademyKit
import IntentKit

/// `student.query.search`: students by a part of their name, of their id or of a guardian's name, or by a telephone number.
/// Whoever has exactly the id or the name comes first. Latin letters are found in either case.
struct Search: IntentHandler {
  static let intent: IntentKey = "student.query.search"

  struct Params: AcademyParameters {
    var query: Line
    /// Nil: any but `merged`.
    var status: Student.Status?
    /// Nil: of all classes and of none.
    var classID: ClassID?
    /// Nil: 100; at most 1000.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var students: [Found]
    /// There are more than the limit.
    var more: Bool
  }

  struct Found: Codable, Sendable {
    var id: StudentID
    var name: String
    var status: Student.Status
    var classes: [Class]
    var guardians: [Person]
    /// What the query is a part of, or all.
    var matched: StudentMatch.Place
  }

  struct Class: Codable, Sendable {
    var id: ClassID
    var name: String
  }

  struct Person: Codable, Sendable {
    var id: Int64
    var name: String
    var relation: String?
    var email: EmailAddress?
    var phone: PhoneNumber?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard (1...1000).contains(params.limit ?? 100) else {
      throw IntentError.invalidParams("is not from 1 to 1000", field: "limit")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let store = try Academy(context, params).store
    if let id = params.classID { _ = try store.course(id) }
    let limit = params.limit ?? 100
    let matches = try store.students(
      matching: params.query, status: params.status, in: params.classID, limit: limit + 1)
    let shown = Array(matches.prefix(limit))
    let ids = shown.map(\.id)
    let (courses, guardians) = (try store.courses(ofAll: ids), try store.guardiansWithRelations(ofAll: ids))
    let students = shown.map { match in
      Found(
        id: match.id, name: match.name, status: match.status,
        classes: (courses[match.id] ?? []).map { Class(id: $0.id, name: $0.name) },
        guardians: (guardians[match.id] ?? []).map { Person($0) }, matched: match.place)
    }
    return .completed(Report(students: students, more: matches.count > limit))
  }
}

extension Search.Person {
  fileprivate init(_ own: StudentGuardian) {
    self.init(
      id: own.guardian.id, name: own.guardian.name, relation: own.relation, email: own.guardian.email,
      phone: own.guardian.phone)
  }
}

/// The library's entry for `student.query.search`.
@c(intent_handler_student__query__search)
public func entry() -> UnsafeRawPointer { export(Search.self) }
