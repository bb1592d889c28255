import AcademyKit
import IntentKit

/// `class.exec.update_schedule`: a class meets at other times, elsewhere, or takes another number of students.
///
/// What is not given stays; `clear` makes something unknown. Where the class wants a teacher or room that another has
/// at the time, the result says so.
struct UpdateSchedule: IntentHandler {
  static let intent: IntentKey = "class.exec.update_schedule"

  struct Params: AcademyParameters {
    var classID: ClassID
    var days: Weekdays?
    var startsAt: TimeOfDay?
    /// How long a session takes, 1 to 1440.
    var minutes: Int?
    var room: Line?
    /// Minutes after the start from which a student counts as late, 0 to 240.
    var lateAfter: Int?
    /// The most students it takes, 1 to 10000; not fewer than are in it.
    var capacity: Int?
    /// What is not known or not limited any more.
    var clear: [Clearable]?
    var requestedBy: Line?
  }

  enum Clearable: String, Codable, CaseIterable, Sendable {
    case days
    case startsAt = "starts_at"
    case minutes, room, capacity
  }

  struct Report: Codable, Sendable {
    var classID: ClassID
    var changes: [Change]
    /// Other classes that want the teacher or room at the time.
    var clashes: [Clash]
  }

  struct Change: Codable, Sendable {
    var field: String
    /// Nil: it was not known.
    var before: String?
    /// Nil: it is not known any more.
    var after: String?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    let given = [
      "days": params.days != nil, "starts_at": params.startsAt != nil, "minutes": params.minutes != nil,
      "room": params.room != nil, "capacity": params.capacity != nil,
    ]
    for (index, cleared) in (params.clear ?? []).enumerated() where given[cleared.rawValue] == true {
      throw IntentError.invalidParams("\(cleared.rawValue) is given too", field: "clear[\(index)]")
    }
    guard given.values.contains(true) || params.lateAfter != nil || params.clear?.isEmpty == false else {
      throw IntentError.invalidParams(
        "give at least one of days, starts_at, minutes, room, late_after, capacity and clear", field: "days")
    }
    try ScheduleBounds.check(minutes: params.minutes, lateAfter: params.lateAfter, capacity: params.capacity)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    return .completed(
      try academy.change { transaction in
        let before = try transaction.heldCourse(params.classID)
        let after = updated(before, params)
        if let capacity = params.capacity {
          let enrolled = try transaction.students(in: before.id).count
          guard capacity >= enrolled else {
            throw IntentError.permanent(
              "\(before.name) (\(before.id)) has \(enrolled) students, more than \(capacity): withdraw some first")
          }
        }
        if let day = try transaction.doubledDay(of: after, from: today) {
          throw IntentError.permanent(
            "\(before.name) (\(before.id)) has a make-up session on \(day), on which it would meet anyway: "
              + "class.exec.cancel_session cancels it")
        }
        if after != before { try academy.update(after, from: before, in: transaction) }
        return Report(
          classID: before.id, changes: changes(before, after), clashes: try transaction.clashes(of: after))
      })
  }

  private func updated(_ course: Course, _ params: Params) -> Course {
    var course = course
    course.days = params.days ?? course.days
    course.startsAt = params.startsAt ?? course.startsAt
    course.minutes = params.minutes ?? course.minutes
    course.room = params.room?.text ?? course.room
    course.lateAfter = params.lateAfter ?? course.lateAfter
    course.capacity = params.capacity ?? course.capacity
    for cleared in params.clear ?? [] {
      switch cleared {
      case .days: course.days = nil
      case .startsAt: course.startsAt = nil
      case .minutes: course.minutes = nil
      case .room: course.room = nil
      case .capacity: course.capacity = nil
      }
    }
    return course
  }

  private func changes(_ before: Course, _ after: Course) -> [Change] {
    let fields: [(String, String?, String?)] = [
      ("days", before.days?.text, after.days?.text), ("starts_at", before.startsAt?.text, after.startsAt?.text),
      ("minutes", before.minutes.map(String.init), after.minutes.map(String.init)), ("room", before.room, after.room),
      ("late_after", String(before.lateAfter), String(after.lateAfter)),
      ("capacity", before.capacity.map(String.init), after.capacity.map(String.init)),
    ]
    return fields.filter { $0.1 != $0.2 }.map { Change(field: $0.0, before: $0.1, after: $0.2) }
  }
}

/// The library's entry for `class.exec.update_schedule`.
@c(intent_handler_class__exec__update_schedule)
public func entry() -> UnsafeRawPointer { export(UpdateSchedule.self) }
