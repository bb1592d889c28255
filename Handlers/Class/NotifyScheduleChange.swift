import AcademyKit
import IntentKit

/// `class.exec.notify_schedule_change`: tells the guardians of a class's students of sessions that are cancelled or added,
/// or of its new timetable, each in their language, and each once a change, whichever job asks for it and however many
/// children they have in the class.
struct NotifyScheduleChange: IntentHandler {
  static let intent: IntentKey = "class.exec.notify_schedule_change"

  struct Params: AcademyParameters {
    var classID: ClassID
    /// The day of the change; nil: all from today on.
    var day: Day?
    /// Tells of the timetable that was changed last instead of single days.
    var timetable: Bool?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var classID: ClassID
    /// What was told.
    var changes: [ScheduleChange]
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
  }

  /// What is told of a change to everybody, but for words that languages write differently.
  private struct News {
    var change: ScheduleChange
    var template: String
    var values: [String: TemplateValue]
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard params.day == nil || params.timetable != true else {
      throw IntentError.invalidParams("give either day or timetable", field: "timetable")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let store = academy.store
    let course = try store.heldCourse(params.classID)
    let news =
      params.timetable == true
      ? [try timetable(course, store)] : try sessions(course, params.day, try academy.today(), store)
    let students = try store.students(in: course.id)
    let guardians = try store.guardians(ofAll: students.map(\.id))
    var told = Set<Int64>()
    let people = students.flatMap { student in
      (guardians[student.id] ?? []).filter { told.insert($0.id).inserted }.map { (student, $0) }
    }
    guard !people.isEmpty else {
      throw IntentError.permanent("there is nobody to tell: no student of \(course.name) (\(course.id)) has a guardian")
    }
    let notices = news.flatMap { item in
      people.map { student, guardian in
        var values = item.values
        if item.change.kind == .timetable { values["days"] = course.days.map { .text($0.text(in: guardian.language)) } }
        return Notice(
          event: item.change.event, to: Recipient(guardian), about: student, .template(item.template, values))
      }
    }
    let lonely = students.filter { guardians[$0.id] == nil }.map {
      NoticeReport.Skipped(studentID: $0.id, recipient: nil, reason: "has no guardian")
    }
    let sent = try await academy.send(notices)
    return .completed(
      Report(
        classID: course.id, changes: news.map(\.change), notified: Listed(sent.notified),
        skipped: Listed(lonely + sent.skipped)))
  }

  private func timetable(_ course: Course, _ store: Store) throws -> News {
    guard let change = try store.lastTimetableChange(of: course.id) else {
      throw IntentError.permanent(
        "the timetable of \(course.name) (\(course.id)) was never changed: class.exec.update_schedule changes it")
    }
    guard course.days != nil, let startsAt = course.startsAt else {
      let missing = course.days == nil ? "days" : "starts_at"
      throw IntentError.permanent("\(course.name) (\(course.id)) lacks \(missing): class.exec.update_schedule adds it")
    }
    return news(change, course, "timetable_change", ["time": .time(startsAt)], room: course.room)
  }

  private func sessions(_ course: Course, _ day: Day?, _ today: Day, _ store: Store) throws -> [News] {
    let (first, last) = (day ?? today, day ?? today.adding(400))
    let changes = try store.sessionChanges(from: first, to: last, of: course.id)
    guard !changes.isEmpty else {
      let time = day.map { "on \($0)" } ?? "from \(today) on"
      throw IntentError.permanent("no session of \(course.name) (\(course.id)) is cancelled or added \(time)")
    }
    return changes.compactMap { change in
      let told = ScheduleChange(change, of: course)
      switch change.kind {
      case .cancelled:
        let values: [String: TemplateValue] = ["day": .day(change.day), "reason": .text(change.reason ?? "-")]
        return news(told, course, "session_cancelled", values, room: nil)
      case .makeup:
        guard let time = change.startsAt ?? course.startsAt else { return nil }
        let values: [String: TemplateValue] = ["day": .day(change.day), "time": .time(time)]
        return news(told, course, "makeup_session", values, room: change.room ?? course.room)
      }
    }
  }

  private func news(
    _ change: ScheduleChange, _ course: Course, _ template: String, _ values: [String: TemplateValue], room: String?
  ) -> News {
    var values = values
    values["class"] = .text(course.name)
    values["room"] = room.map { .text($0) }
    return News(change: change, template: room == nil ? template : template + "_in_room", values: values)
  }
}

/// The library's entry for `class.exec.notify_schedule_change`.
@c(intent_handler_class__exec__notify_schedule_change)
public func entry() -> UnsafeRawPointer { export(NotifyScheduleChange.self) }
