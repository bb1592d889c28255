import AcademyKit
import IntentKit

/// `class.query.roster`: who is in a class, and whom to call.
struct Roster: IntentHandler {
  static let intent: IntentKey = "class.query.roster"

  struct Params: AcademyParameters {
    var classID: ClassID
    /// Those too who are in it no more.
    var withdrawn: Bool?
    /// 1 to 1000; nil: 100.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var course: Course
    /// Whether there are more students than these.
    var more: Bool
    /// By name.
    var students: [Member]
  }

  struct Member: Codable, Sendable {
    var studentID: StudentID
    var name: String
    var status: Student.Status
    var enrolledOn: Day
    var withdrawnOn: Day?
    var guardians: [Contact]
  }

  struct Contact: Codable, Sendable {
    var name: String
    var email: EmailAddress?
    var phone: PhoneNumber?
    var language: Language
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try ListLimit.check(params.limit)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let store = try Academy(context, params).store
    let course = try store.course(params.classID)
    let limit = ListLimit.of(params.limit)
    let rows = try store.members(of: course.id, withdrawn: params.withdrawn ?? false, limit: limit + 1)
    let guardians = try store.guardians(ofAll: rows.map(\.studentID))
    let members = rows.prefix(limit).map { row in
      Member(
        studentID: row.studentID, name: row.name, status: row.status, enrolledOn: row.enrolledOn,
        withdrawnOn: row.withdrawnOn,
        guardians: (guardians[row.studentID] ?? []).map {
          Contact(name: $0.name, email: $0.email, phone: $0.phone, language: $0.language)
        })
    }
    return .completed(Report(course: course, more: rows.count > limit, students: members))
  }
}

/// The library's entry for `class.query.roster`.
@c(intent_handler_class__query__roster)
public func entry() -> UnsafeRawPointer { export(Roster.self) }
