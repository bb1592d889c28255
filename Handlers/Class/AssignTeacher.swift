import AcademyKit
import IntentKit

/// `class.exec.assign_teacher`: somebody teaches a class from now on. With a name, somebody new is added to the staff by
/// the same job. Where the teacher has another class at the time, the result says so.
struct AssignTeacher: IntentHandler {
  static let intent: IntentKey = "class.exec.assign_teacher"

  struct Params: AcademyParameters {
    var classID: ClassID
    /// Somebody of the staff; with a name, the id of somebody new, and nil then: one is made of the job.
    var teacherID: StaffID?
    /// Of somebody new.
    var name: Line?
    /// Of somebody new: either this or a phone.
    var email: EmailAddress?
    /// Of somebody new: either this or an e-mail address.
    var phone: PhoneNumber?
    /// What somebody new is written to in; nil: Korean.
    var language: Language?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var classID: ClassID
    var teacherID: StaffID
    var teacher: String
    /// Who taught it before; nil: nobody.
    var previousID: StaffID?
    /// Whether the teacher was added to the staff.
    var added: Bool
    /// Other classes that want the teacher, or the class's room, at the time.
    var clashes: [Clash]
    /// False: the teacher had the class before.
    var changed: Bool
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard params.teacherID != nil || params.name != nil else {
      throw IntentError.invalidParams("is missing: give teacher_id, or the name of somebody new", field: "teacher_id")
    }
    guard params.name == nil || params.email != nil || params.phone != nil else {
      throw IntentError.invalidParams("has neither email nor phone: give one of them", field: "name")
    }
    for (name, isGiven) in [
      ("email", params.email != nil), ("phone", params.phone != nil), ("language", params.language != nil),
    ] where isGiven && params.name == nil {
      throw IntentError.invalidParams("is for somebody new, who needs a name too", field: name)
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    return .completed(
      try academy.change { transaction in
        let before = try transaction.heldCourse(params.classID)
        let teacher = try teacher(params, academy, transaction)
        var after = before
        after.teacherID = teacher.id
        if after != before { try academy.update(after, from: before, in: transaction) }
        return Report(
          classID: before.id, teacherID: teacher.id, teacher: teacher.name, previousID: before.teacherID,
          added: params.name != nil, clashes: try transaction.clashes(of: after), changed: after != before)
      })
  }

  private func teacher(
    _ params: Params, _ academy: Academy, _ transaction: borrowing Transaction
  ) throws -> StaffMember {
    let id = params.teacherID ?? StaffID(prefix: "t", madeBy: academy.context.uid)
    guard let name = params.name else { return try transaction.teacher(id) }
    if let known = try transaction.findMember(id) {
      throw IntentError.permanent("\(id) is \(known.name) already: leave the name out to assign them")
    }
    let member = StaffMember(
      id: id, name: name.text, role: .teacher, email: params.email, phone: params.phone,
      language: params.language ?? .korean)
    try academy.add(member, in: transaction)
    return member
  }
}

/// The library's entry for `class.exec.assign_teacher`.
@c(intent_handler_class__exec__assign_teacher)
public func entry() -> UnsafeRawPointer { export(AssignTeacher.self) }
