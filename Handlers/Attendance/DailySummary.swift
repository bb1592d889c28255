import AcademyKit
import IntentKit

/// `attendance.query.daily_summary`: whether classes met on a day, and who came, came late, did not come, pauses and is
/// not recorded, class by class.
struct DailySummary: IntentHandler {
  static let intent: IntentKey = "attendance.query.daily_summary"

  struct Params: AcademyParameters {
    /// Nil: today.
    var day: Day?
    /// Nil: all classes.
    var classID: ClassID?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var day: Day
    var classes: [ClassSummary]
  }

  struct ClassSummary: Codable, Sendable {
    var classID: ClassID
    var name: String
    /// Whether the class meets on the day, to make up for another day too.
    var session: SessionState
    /// When it starts; nil: it does not meet, or that is not known.
    var startsAt: TimeOfDay?
    /// Why it is cancelled or added.
    var change: String?
    /// Students who attend now.
    var enrolled: Int
    var present = 0
    var late: [Who] = []
    var absent: [Who] = []
    var excused: [Who] = []
    /// In the class and not attending for a while, so that nothing has to be recorded.
    var paused: [Who] = []
    /// Enrolled, and nobody said whether they came. Nobody, where the class does not meet.
    var notRecorded: [Who] = []
  }

  struct Who: Codable, Sendable {
    var studentID: StudentID
    var name: String
    var minutesLate: Int?
    var reason: String?
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let store = academy.store
    let day = try params.day ?? academy.today()
    let courses = try store.courses(params.classID)
    let timetable = Timetable(
      courses, changes: try store.sessionChanges(from: day, to: day, of: params.classID))
    let rows = Dictionary(grouping: try store.dayRoster(day, in: params.classID), by: \.classID)
    let classes = courses.map { course in
      summary(course, timetable.session(of: course, on: day), rows[course.id] ?? [])
    }
    return .completed(Report(day: day, classes: classes))
  }

  private func summary(_ course: Course, _ session: Session, _ rows: [DayRosterRow]) -> ClassSummary {
    var summary = ClassSummary(
      classID: course.id, name: course.name, session: session.state,
      startsAt: session.isHeld || session.state == .unknown ? session.startsAt : nil, change: session.reason,
      enrolled: rows.count { $0.standing == .attends })
    for row in rows {
      let who = Who(studentID: row.studentID, name: row.name, minutesLate: row.minutesLate, reason: row.reason)
      switch (row.status, row.standing) {
      case (.present, _): summary.present += 1
      case (.late, _): summary.late.append(who)
      case (.absent, _): summary.absent.append(who)
      case (.excused, _): summary.excused.append(who)
      case (nil, .pauses): summary.paused.append(who)
      case (nil, .attends):
        if session.isHeld || session.state == .unknown { summary.notRecorded.append(who) }
      case (nil, .gone): break
      }
    }
    return summary
  }
}

/// The library's entry for `attendance.query.daily_summary`.
@c(intent_handler_attendance__query__daily_summary)
public func entry() -> UnsafeRawPointer { export(DailySummary.self) }
