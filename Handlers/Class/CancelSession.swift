import AcademyKit
import IntentKit

/// `class.exec.cancel_session`: a class does not meet on a day on which it would: by its timetable, or to make up for
/// another.
struct CancelSession: IntentHandler {
  static let intent: IntentKey = "class.exec.cancel_session"

  struct Params: AcademyParameters {
    var classID: ClassID
    /// A day on which it meets, at most a year ahead.
    var day: Day
    /// Guardians read it, where they are told.
    var reason: Line
    /// Cancels a session of which attendance is recorded too; what is recorded stays.
    var force: Bool?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var classID: ClassID
    var day: Day
    /// What it was: `regular` or `makeup`.
    var session: SessionState
    /// The cancelled day that it would have made up for.
    var makesUpFor: Day?
    /// Students of whom something is recorded on that day.
    var recorded: Int
    /// False: it had been cancelled before, for whatever reason.
    var changed: Bool
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    guard params.day <= (try academy.today()).adding(366) else {
      throw IntentError.invalidParams("\(params.day) is more than a year ahead", field: "day")
    }
    return .completed(
      try academy.change { transaction in
        let course = try transaction.heldCourse(params.classID)
        let session = try transaction.session(of: course, on: params.day)
        let recorded = try transaction.recordedCount(on: params.day, in: course.id)
        var report = Report(
          classID: course.id, day: params.day, session: session.state, makesUpFor: session.makesUpFor,
          recorded: recorded, changed: false)
        if session.state == .cancelled { return report }
        guard session.isHeld else {
          throw IntentError.permanent(
            "\(course.name) (\(course.id)) does not meet on \(params.day), a \(params.day.weekday.name(in: .english)): "
              + "it meets on \(course.days?.text ?? "days that nobody said")")
        }
        guard recorded == 0 || params.force == true else {
          throw IntentError.permanent(
            "the attendance of \(recorded) students is recorded on \(params.day), so \(course.name) (\(course.id)) met: "
              + "give force to cancel it all the same")
        }
        try cancel(session, params.reason.text, academy, transaction)
        report.changed = true
        return report
      })
  }

  private func cancel(
    _ session: Session, _ reason: String, _ academy: Academy, _ transaction: borrowing Transaction
  ) throws {
    let changes = try transaction.sessionChanges(from: session.day, to: session.day, of: session.classID)
    var cancelled = SessionChange(classID: session.classID, day: session.day, kind: .cancelled, reason: reason)
    if let makeup = changes.first(where: { $0.kind == .makeup }) {
      // It stays known that there was to be a session on that day, when, and what for.
      cancelled.startsAt = makeup.startsAt
      cancelled.minutes = makeup.minutes
      cancelled.room = makeup.room
      cancelled.makesUpFor = makeup.makesUpFor
      try academy.remove(makeup, in: transaction)
    }
    try academy.put(cancelled, before: changes.first { $0.kind == .cancelled }, in: transaction)
  }
}

/// The library's entry for `class.exec.cancel_session`.
@c(intent_handler_class__exec__cancel_session)
public func entry() -> UnsafeRawPointer { export(CancelSession.self) }
