import AcademyKit
import IntentKit

/// `attendance.exec.notify_guardians_absent`: tells the guardians of students who were absent without an excuse, each in
/// their language, and each once for a student, class and day, whichever job asks for it.
struct NotifyGuardiansAbsent: IntentHandler {
  static let intent: IntentKey = "attendance.exec.notify_guardians_absent"

  struct Params: AcademyParameters {
    /// Nil: all who were absent.
    var studentID: StudentID?
    /// Nil: all classes.
    var classID: ClassID?
    /// Nil: today.
    var day: Day?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var day: Day
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let (store, today) = (academy.store, try academy.today())
    let day = params.day ?? today
    guard day <= today else { throw IntentError.invalidParams("\(day) has not come yet", field: "day") }
    let absences = try absences(params, day, store)
    var report = NoticeReport()
    let drafts = absences.map { absence in
      NoticeDraft(
        event: "absent/\(day)/\(absence.classID)/\(absence.student.id)", student: absence.student,
        .template(
          "absent",
          ["student": .text(absence.student.name), "class": .text(absence.className), "day": .day(day)]))
    }
    let sent = try await academy.send(store.notices(drafts, &report))
    return .completed(
      Report(day: day, notified: Listed(sent.notified), skipped: Listed(report.skipped + sent.skipped)))
  }

  /// Who was absent.
  ///
  /// - Throws: `permanent` if nothing is recorded: that everybody came is known only where somebody recorded it.
  private func absences(_ params: Params, _ day: Day, _ store: Store) throws -> [Absence] {
    if let id = params.classID { _ = try store.course(id) }
    let student = try params.studentID.map { try store.student($0) }
    guard try store.recordedCount(on: day, in: params.classID, of: student?.id) > 0 else {
      let whom = student.map { " of \($0.name) (\($0.id))" } ?? ""
      let place = params.classID.map { " in the class \($0)" } ?? ""
      throw IntentError.permanent(
        "no attendance\(whom)\(place) is recorded on \(day): attendance.exec.mark_absent comes first")
    }
    return try store.absences(on: day, in: params.classID, of: student?.id)
  }
}

/// The library's entry for `attendance.exec.notify_guardians_absent`.
@c(intent_handler_attendance__exec__notify_guardians_absent)
public func entry() -> UnsafeRawPointer { export(NotifyGuardiansAbsent.self) }
