import AcademyKit
import IntentKit

/// `class.exec.add_makeup_session`: a class meets on a day on which it would not.
struct AddMakeupSession: IntentHandler {
  static let intent: IntentKey = "class.exec.add_makeup_session"

  struct Params: AcademyParameters {
    var classID: ClassID
    /// At most a year ahead. A day that has passed is for what was not entered in time.
    var day: Day
    /// Nil: when the class always starts.
    var startsAt: TimeOfDay?
    /// 1 to 1440; nil: as long as ever.
    var minutes: Int?
    /// Nil: where it always meets.
    var room: Line?
    /// The cancelled day that it stands for; nil: none, it is an extra session.
    var makesUpFor: Day?
    var reason: Line?
    /// Adds it though its teacher or room has another class at the time.
    var force: Bool?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var session: Session
    /// Other classes that want the teacher or room at the time.
    var clashes: [Clash]
    /// False: the same session had been added before.
    var changed: Bool
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try ScheduleBounds.check(minutes: params.minutes)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    guard params.day <= (try academy.today()).adding(366) else {
      throw IntentError.invalidParams("\(params.day) is more than a year ahead", field: "day")
    }
    return .completed(
      try academy.change { transaction in
        let course = try transaction.heldCourse(params.classID)
        guard params.startsAt ?? course.startsAt != nil else {
          throw IntentError.invalidParams(
            "is missing: \(course.name) (\(course.id)) has no time at which it always starts", field: "starts_at")
        }
        let change = SessionChange(
          classID: course.id, day: params.day, kind: .makeup, startsAt: params.startsAt, minutes: params.minutes,
          room: params.room?.text, makesUpFor: params.makesUpFor, reason: params.reason?.text)
        let changes = try transaction.sessionChanges(from: params.day, to: params.day, of: course.id)
        let session = Timetable([course], changes: changes.filter { $0.kind == .cancelled } + [change])
          .sessions(of: course, on: params.day)
        guard session.count(where: \.isHeld) == 1, let added = session.last else {
          throw IntentError.permanent(
            "\(course.name) (\(course.id)) meets on \(params.day) anyway: cancel that session first, or take another day"
          )
        }
        let clashes = try transaction.clashes(of: added, of: course)
        if let known = changes.first(where: { $0.kind == .makeup }) {
          guard known == change else {
            throw IntentError.permanent(
              "\(course.name) (\(course.id)) has another make-up session on \(params.day) already: cancel it first")
          }
          return Report(session: added, clashes: clashes, changed: false)
        }
        try check(params.makesUpFor, course, transaction)
        guard clashes.isEmpty || params.force == true else {
          let texts = clashes.map(\.text).joined(separator: "; ")
          throw IntentError.permanent("\(texts): take another time or room, or give force to add it all the same")
        }
        try academy.put(change, before: nil, in: transaction)
        return Report(session: added, clashes: clashes, changed: true)
      })
  }

  /// The day that it makes up for has to be cancelled, and is made up for once.
  private func check(_ day: Day?, _ course: Course, _ transaction: borrowing Transaction) throws {
    guard let day else { return }
    guard try transaction.session(of: course, on: day).state == .cancelled else {
      throw IntentError.permanent(
        "\(course.name) (\(course.id)) is not cancelled on \(day), so there is nothing to make up for: "
          + "class.exec.cancel_session comes first")
    }
    if let other = try transaction.makeup(for: day, of: course.id) {
      throw IntentError.permanent("\(day) is made up for on \(other.day) already: cancel that session first")
    }
  }
}

/// The library's entry for `class.exec.add_makeup_session`.
@c(intent_handler_class__exec__add_makeup_session)
public func entry() -> UnsafeRawPointer { export(AddMakeupSession.self) }
