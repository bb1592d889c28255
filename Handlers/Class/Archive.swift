import AcademyKit
import IntentKit

/// `class.exec.archive`: a class is given up. Its students are withdrawn, it meets no more, nobody can be enrolled in it,
/// and nothing of it can be changed. What was recorded of it stays.
struct Archive: IntentHandler {
  static let intent: IntentKey = "class.exec.archive"

  struct Params: AcademyParameters {
    var classID: ClassID
    /// The first day on which there is no such class; nil: today, or tomorrow if students came today. Not in the future.
    var on: Day?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var classID: ClassID
    var archivedOn: Day
    /// Who was in it, those who pause too.
    var withdrawn: [StudentID]
    /// False: it had been archived before.
    var changed: Bool
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    if let day = params.on, day > today { throw IntentError.invalidParams("\(day) has not come yet", field: "on") }
    return .completed(
      try academy.change { transaction in
        let course = try transaction.course(params.classID)
        if let archived = course.archivedOn {
          return Report(classID: course.id, archivedOn: archived, withdrawn: [], changed: false)
        }
        let last = try transaction.lastAttended(of: course.id)
        let day = params.on ?? max(today, last?.adding(1) ?? today)
        try refuseOpenSessions(course, from: day, last, transaction)
        let enrollments = try transaction.enrollments(in: course.id)
        for enrollment in enrollments {
          try academy.withdraw(enrollment, on: max(day, enrollment.enrolledOn), in: transaction)
        }
        var archived = course
        archived.archivedOn = day
        try academy.update(archived, from: course, in: transaction)
        return Report(
          classID: course.id, archivedOn: day, withdrawn: enrollments.map(\.studentID), changed: true)
      })
  }

  /// What students were promised or have had since the day must not vanish with the class.
  private func refuseOpenSessions(_ course: Course, from day: Day, _ last: Day?, _ transaction: borrowing Transaction)
    throws
  {
    let makeups = try transaction.sessionChanges(from: day, to: day.adding(800), of: course.id).filter {
      $0.kind == .makeup
    }
    guard makeups.isEmpty else {
      let days = makeups.map(\.day.text).joined(separator: ", ")
      throw IntentError.permanent(
        "\(course.name) (\(course.id)) has make-up sessions on \(days): class.exec.cancel_session cancels them first")
    }
    if let last, last >= day {
      throw IntentError.permanent(
        "students came to \(course.name) (\(course.id)) on \(last): it can be archived from \(last.adding(1)) on")
    }
  }
}

/// The library's entry for `class.exec.archive`.
@c(intent_handler_class__exec__archive)
public func entry() -> UnsafeRawPointer { export(Archive.self) }
