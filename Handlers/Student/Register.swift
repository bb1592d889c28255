import AcademyKit
import IntentKit

/// `student.exec.register`: a new student, with guardians and classes.
struct Register: IntentHandler {
  static let intent: IntentKey = "student.exec.register"

  struct Params: AcademyParameters {
    /// Nil: one is made of the job.
    var studentID: StudentID?
    var name: Line
    /// Nil: Korean.
    var language: Language?
    var guardians: [GuardianDetails]?
    var classIDs: [ClassID]?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var guardiansAdded: Int
    /// Guardians whom the academy knew already.
    var guardiansLinked: Int
    var classIDs: [ClassID]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let guardians = params.guardians ?? []
    for (index, guardian) in guardians.enumerated() where guardian.email == nil && guardian.phone == nil {
      throw IntentError.invalidParams("has neither email nor phone: give one of them", field: "guardians[\(index)]")
    }
    let today = try academy.today()
    let student = Student(
      id: params.studentID ?? StudentID(prefix: "s", madeBy: context.uid), name: params.name.text,
      language: params.language ?? .korean)
    return .completed(
      try academy.change { transaction in
        if let known = try transaction.findStudent(student.id) {
          throw IntentError.permanent("the student \(known.id) is registered already, as \(known.name)")
        }
        try academy.add(student, in: transaction)
        var report = Report(studentID: student.id, guardiansAdded: 0, guardiansLinked: 0, classIDs: [])
        for guardian in guardians {
          let change = try academy.add(guardian, to: student, in: transaction)
          if change == .added { report.guardiansAdded += 1 }
          if change == .linked { report.guardiansLinked += 1 }
        }
        for (index, id) in (params.classIDs ?? []).enumerated() {
          let course = try transaction.course(id, field: "class_ids[\(index)]")
          if try academy.enroll(student, in: course, on: today, transaction) { report.classIDs.append(id) }
        }
        return report
      })
  }
}

/// The library's entry for `student.exec.register`.
@c(intent_handler_student__exec__register)
public func entry() -> UnsafeRawPointer { export(Register.self) }
