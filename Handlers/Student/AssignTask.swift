import AcademyKit
import IntentKit

/// `student.exec.assign_task`: something has to be done for a student. Who is to do it is told, once.
struct AssignTask: IntentHandler {
  static let intent: IntentKey = "student.exec.assign_task"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var title: Line
    var details: String?
    /// The last day; nil: whenever.
    var dueOn: Day?
    /// Nil: nobody in particular.
    var assignedTo: StaffID?
    /// False: who is to do it is not told.
    var notify: Bool?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var taskID: String
    var studentID: StudentID
    var dueOn: Day?
    var assignedTo: StaffID?
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard let details = params.details else { return }
    guard !details.allSatisfy(\.isWhitespace) else { throw IntentError.invalidParams("is empty", field: "details") }
    guard details.utf8.count <= 10_000, !details.utf8.contains(0) else {
      throw IntentError.invalidParams("is longer than 10000 bytes, or contains a NUL character", field: "details")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    let asked = StudentTask(
      id: "task-\(context.uid)", studentID: params.studentID, title: params.title.text, details: params.details,
      dueOn: params.dueOn, assignedTo: params.assignedTo)
    let task = try academy.change { transaction in
      // Inside: an attempt that is repeated on a later day has to find its task.
      if let due = params.dueOn, due < today {
        throw IntentError.invalidParams("\(due) has passed", field: "due_on")
      }
      _ = try transaction.changeableStudent(params.studentID)
      if let id = params.assignedTo { _ = try transaction.member(id, field: "assigned_to") }
      try academy.add(asked, in: transaction)
      return asked
    }
    var notices: [Notice] = []
    if let id = params.assignedTo, params.notify != false {
      let student = try academy.store.student(params.studentID)
      let member = try academy.store.member(id, field: "assigned_to")
      notices.append(Self.notice(task, student, member))
    }
    let sent = try await academy.send(notices)
    return .completed(
      Report(
        taskID: task.id, studentID: task.studentID, dueOn: task.dueOn, assignedTo: task.assignedTo,
        notified: Listed(sent.notified), skipped: Listed(sent.skipped)))
  }

  private static func notice(_ task: StudentTask, _ student: Student, _ member: StaffMember) -> Notice {
    var values: [String: TemplateValue] = [
      "student": .text("\(student.name) (\(student.id))"), "title": .text(task.title),
      "details": .text(task.details ?? "-"),
    ]
    if let due = task.dueOn { values["due"] = .day(due) }
    return Notice(
      event: "task/\(task.id)", to: Recipient(member), about: student,
      .template(task.dueOn == nil ? "task" : "task_due", values))
  }
}

/// The library's entry for `student.exec.assign_task`.
@c(intent_handler_student__exec__assign_task)
public func entry() -> UnsafeRawPointer { export(AssignTask.self) }
