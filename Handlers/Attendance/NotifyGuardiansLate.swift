import AcademyKit
import IntentKit

/// `attendance.exec.notify_guardians_late`: tells the guardians of students who came late, each in their language, and
/// each once for a student, class and day, whichever job asks for it.
struct NotifyGuardiansLate: IntentHandler {
  static let intent: IntentKey = "attendance.exec.notify_guardians_late"

  struct Params: AcademyParameters {
    /// Nil: all who came late.
    var studentID: StudentID?
    /// Nil: all classes.
    var classID: ClassID?
    /// Nil: the day of `notify_time`, else today.
    var day: Day?
    /// Nobody is told before.
    var notifyTime: Timestamp?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var day: Day
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    if let time = params.notifyTime, time > academy.now { return .snooze(for: time - academy.now) }
    let day = try params.day ?? academy.clock().local(params.notifyTime ?? academy.now).day
    let records = try records(params, day, academy.store)
    var report = NoticeReport()
    if let id = params.studentID {
      report.skipped = records.filter { $0.status != .late }.map {
        .init(studentID: id, recipient: nil, reason: "was not late but \($0.status.rawValue)")
      }
    }
    let notices = try notices(records.filter { $0.status == .late }, academy.store, &report)
    let sent = try await academy.send(notices)
    return .completed(Report(day: day, notified: Listed(sent.notified), skipped: Listed(report.skipped + sent.skipped)))
  }

  private func notices(_ late: [Attendance], _ store: Store, _ report: inout NoticeReport) throws -> [Notice] {
    let students = try store.students(ofAll: Set(late.map(\.studentID)))
    let courses = Dictionary(
      uniqueKeysWithValues: try Set(late.map(\.classID)).map { ($0, try store.course($0)) })
    let drafts = late.compactMap { record -> NoticeDraft? in
      guard let student = students[record.studentID], let course = courses[record.classID] else { return nil }
      return NoticeDraft(
        event: "late/\(record.day)/\(course.id)/\(student.id)", student: student,
        .template(
          "late",
          [
            "student": .text(student.name), "class": .text(course.name), "day": .day(record.day),
            "minutes": .number(record.minutesLate ?? 0),
          ]))
    }
    return try store.notices(drafts, &report)
  }

  /// What was recorded of the students who are asked for.
  ///
  /// - Throws: `permanent` if nothing was: that nobody came late is known only where somebody recorded who came.
  private func records(_ params: Params, _ day: Day, _ store: Store) throws -> [Attendance] {
    if let id = params.classID { _ = try store.course(id) }
    var records = try store.attendance(from: day, to: day, in: params.classID)
    var whom = "attendance"
    if let id = params.studentID {
      whom = "attendance of \(try store.student(id).name) (\(id))"
      records = records.filter { $0.studentID == id }
    }
    guard !records.isEmpty else {
      let place = params.classID.map { " in the class \($0)" } ?? ""
      throw IntentError.permanent("no \(whom)\(place) is recorded on \(day): check students in first")
    }
    return records
  }
}

/// The library's entry for `attendance.exec.notify_guardians_late`.
@c(intent_handler_attendance__exec__notify_guardians_late)
public func entry() -> UnsafeRawPointer { export(NotifyGuardiansLate.self) }
