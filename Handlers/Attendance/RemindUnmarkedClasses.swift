import AcademyKit
import IntentKit

/// `attendance.exec.remind_unmarked_classes`: tells teachers which of their classes met on a day and have students of
/// whom nothing is recorded; of a class without a teacher the managers, or the desk. Each is told once of a class and day.
struct RemindUnmarkedClasses: IntentHandler {
  static let intent: IntentKey = "attendance.exec.remind_unmarked_classes"

  struct Params: AcademyParameters {
    /// Nil: today, of which only the classes count that have begun.
    var day: Day?
    /// Nil: all classes that met.
    var classID: ClassID?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var day: Day
    /// Classes that met.
    var met: Int
    /// Those with students of whom nothing is recorded.
    var unmarked: [Unmarked]
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
  }

  struct Unmarked: Codable, Sendable {
    var classID: ClassID
    var name: String
    var teacherID: StaffID?
    var students: [StudentID]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let (today, minute) = try academy.clock().local(academy.now)
    let day = params.day ?? today
    guard day <= today else { throw IntentError.invalidParams("\(day) has not come yet", field: "day") }
    let timetable = try academy.store.timetable(from: day, to: day, of: params.classID)
    let met = timetable.courses.filter { course in
      let session = timetable.session(of: course, on: day)
      return session.isHeld && (day < today || hasBegun(session, course, minute))
    }
    let missing = Dictionary(
      grouping: try academy.store.dayRoster(day, in: params.classID).filter {
        $0.standing == .attends && $0.status == nil && $0.enrolledOn <= day
      }, by: \.classID)
    let staff = try academy.store.staff()
    var skipped: [NoticeReport.Skipped] = []
    var notices: [Notice] = []
    var unmarked: [Unmarked] = []
    for course in met {
      guard let rows = missing[course.id] else { continue }
      unmarked.append(
        Unmarked(
          classID: course.id, name: course.name, teacherID: course.teacherID, students: rows.map(\.studentID)))
      let teacher = staff.first { $0.id == course.teacherID }
      let recipients = teacher.map { [$0] } ?? staff.responsible
      if recipients.isEmpty {
        skipped.append(
          .init(
            studentID: nil, recipient: nil,
            reason: "\(course.name) (\(course.id)) has no teacher, and the academy no manager and nobody at the desk"))
      }
      notices += recipients.map { notice(course, day, rows, $0) }
    }
    let sent = try await academy.send(notices)
    return .completed(
      Report(
        day: day, met: met.count, unmarked: unmarked, notified: Listed(sent.notified),
        skipped: Listed(skipped + sent.skipped)))
  }

  /// Whether a session of today has gone on for so long that everybody in time has come.
  private func hasBegun(_ session: Session, _ course: Course, _ minute: Int) -> Bool {
    guard let startsAt = session.startsAt else { return true }
    return minute > startsAt.minutes + course.lateAfter
  }

  private func notice(_ course: Course, _ day: Day, _ rows: [DayRosterRow], _ member: StaffMember) -> Notice {
    Notice(
      event: "unmarked/\(day)/\(course.id)", to: Recipient(member),
      .template(
        "unmarked",
        [
          "class": .text(course.name), "day": .day(day), "count": .number(rows.count),
          "students": .text(rows.map { "- \($0.name) (\($0.studentID))" }.joined(separator: "\n")),
        ]))
  }
}

/// The library's entry for `attendance.exec.remind_unmarked_classes`.
@c(intent_handler_attendance__exec__remind_unmarked_classes)
public func entry() -> UnsafeRawPointer { export(RemindUnmarkedClasses.self) }
