import AcademyKit
import IntentKit

/// `class.query.timetable`: which classes meet in a week, when, where and with whom, changes of single days included.
struct Timetable: IntentHandler {
  static let intent: IntentKey = "class.query.timetable"

  struct Params: AcademyParameters {
    /// A day of the week, which begins on Monday; nil: today.
    var weekOf: Day?
    /// Nil: all classes.
    var classID: ClassID?
    /// Only the classes of this teacher.
    var teacherID: StaffID?
    /// Only the classes of this student.
    var studentID: StudentID?
    /// Only what takes place in this room, whatever the case of its letters.
    var room: Line?
    /// Sessions, 1 to 1000; nil: 100.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var week: String
    var from: Day
    var to: Day
    /// Whether there are more sessions than these.
    var more: Bool
    /// By day, start and class.
    var sessions: [Entry]
    /// Classes of which nobody said on which days they meet.
    var unknown: [ClassID]
  }

  struct Entry: Codable, Sendable {
    var day: Day
    /// `mon`
    var weekday: String
    var classID: ClassID
    var name: String
    /// `regular`, `makeup` or `cancelled`.
    var state: SessionState
    var startsAt: TimeOfDay?
    var endsAt: TimeOfDay?
    var room: String?
    var teacherID: StaffID?
    var teacher: String?
    /// The cancelled day that a make-up session stands for.
    var makesUpFor: Day?
    var reason: String?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try ListLimit.check(params.limit)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let store = academy.store
    let monday = try (params.weekOf ?? academy.today()).monday
    if let id = params.teacherID { _ = try store.member(id, field: "teacher_id") }
    let ofStudent = try params.studentID.map { id in
      Set(try store.courses(of: try store.student(id).id).map(\.id))
    }
    let timetable = try store.timetable(from: monday, to: monday.adding(6), of: params.classID)
    let courses = timetable.courses.filter { course in
      (params.teacherID == nil || course.teacherID == params.teacherID) && ofStudent?.contains(course.id) != false
    }
    let wanted = Dictionary(uniqueKeysWithValues: courses.map { ($0.id, $0) })
    let teachers = Dictionary(uniqueKeysWithValues: try store.staff().map { ($0.id, $0.name) })
    let room = params.room?.text.lowercased()
    let entries = timetable.sessions(from: monday, to: monday.adding(6)).compactMap { session -> Entry? in
      guard let course = wanted[session.classID], room == nil || session.room?.lowercased() == room else { return nil }
      return Entry(session, course, course.teacherID.flatMap { teachers[$0] })
    }
    let limit = ListLimit.of(params.limit)
    return .completed(
      Report(
        week: monday.isoWeek, from: monday, to: monday.adding(6), more: entries.count > limit,
        sessions: Array(entries.prefix(limit)),
        unknown: room == nil ? courses.filter { $0.days == nil && $0.archivedOn == nil }.map(\.id) : []))
  }
}

extension Timetable.Entry {
  fileprivate init(_ session: Session, _ course: Course, _ teacher: String?) {
    self.init(
      day: session.day, weekday: session.day.weekday.short, classID: course.id, name: course.name,
      state: session.state, startsAt: session.startsAt, endsAt: session.endsAt, room: session.room,
      teacherID: course.teacherID, teacher: teacher, makesUpFor: session.makesUpFor, reason: session.reason)
  }
}

/// The library's entry for `class.query.timetable`.
@c(intent_handler_class__query__timetable)
public func entry() -> UnsafeRawPointer { export(Timetable.self) }
