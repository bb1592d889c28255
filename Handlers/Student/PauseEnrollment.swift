import AcademyKit
import IntentKit

/// `student.exec.pause_enrollment`: a student does not attend for a while. The places in classes are kept on paper, and
/// may be taken by others meanwhile.
struct PauseEnrollment: IntentHandler {
  static let intent: IntentKey = "student.exec.pause_enrollment"

  struct Params: AcademyParameters {
    var studentID: StudentID
    /// The day on which the student is expected back; nil: not known.
    var until: Day?
    var reason: Line
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var status: Student.Status
    var pausedUntil: Day?
    /// The classes that the student does not come to now.
    var classIDs: [ClassID]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    if let until = params.until, try until <= academy.today() {
      throw IntentError.invalidParams("\(until) is not after today", field: "until")
    }
    return .completed(
      try academy.change { transaction in
        let before = try transaction.changeableStudent(params.studentID)
        guard before.status == .active else {
          throw IntentError.permanent(
            before.status == .paused
              ? "\(before.label) pauses already\(before.pausedUntil.map { ", until \($0)" } ?? "")"
              : "\(before.label) has left the academy: there is nothing to pause")
        }
        var after = before
        after.status = .paused
        after.pausedUntil = params.until
        try academy.change(before, to: after, reason: params.reason, in: transaction)
        return Report(
          studentID: after.id, status: after.status, pausedUntil: after.pausedUntil,
          classIDs: try transaction.courses(of: after.id).map(\.id))
      })
  }
}

/// The library's entry for `student.exec.pause_enrollment`.
@c(intent_handler_student__exec__pause_enrollment)
public func entry() -> UnsafeRawPointer { export(PauseEnrollment.self) }
