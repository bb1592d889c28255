import AcademyKit
import IntentKit

/// `class.exec.create`: a new class. Where it wants a teacher or room that another class has at the time, the result
/// says so.
struct Create: IntentHandler {
  static let intent: IntentKey = "class.exec.create"

  struct Params: AcademyParameters {
    /// Nil: one is made of the job.
    var classID: ClassID?
    /// No other class has it.
    var name: Line
    /// Nil: not known yet.
    var days: Weekdays?
    /// Nil: not known yet, so that nobody can be late.
    var startsAt: TimeOfDay?
    /// How long a session takes, 1 to 1440; nil: not known.
    var minutes: Int?
    var room: Line?
    /// Minutes after the start from which a student counts as late, 0 to 240; nil: 5.
    var lateAfter: Int?
    /// The most students it takes, 1 to 10000; nil: any number.
    var capacity: Int?
    /// Somebody of the staff.
    var teacherID: StaffID?
    /// What a month of it costs, in minor units; nil: it is not billed by the month.
    var fee: Int64?
    /// Nil: KRW.
    var currency: Currency?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var classID: ClassID
    var name: String
    /// Other classes that want the teacher or room at the time.
    var clashes: [Clash]
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try ScheduleBounds.check(minutes: params.minutes, lateAfter: params.lateAfter, capacity: params.capacity)
    if let fee = params.fee, !(0...Money.largest).contains(fee) {
      throw IntentError.invalidParams("\(fee) is not from 0 to \(Money.largest)", field: "fee")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let course = Course(
      id: params.classID ?? ClassID(prefix: "c", madeBy: context.uid), name: params.name.text, days: params.days,
      startsAt: params.startsAt, lateAfter: params.lateAfter ?? 5, capacity: params.capacity, minutes: params.minutes,
      room: params.room?.text, teacherID: params.teacherID, fee: params.fee, currency: params.currency ?? .krw)
    return .completed(
      try academy.change { transaction in
        if let known = try transaction.findCourse(course.id) {
          throw IntentError.permanent("there is a class \(known.id) already: \(known.name)")
        }
        if let known = try transaction.findCourse(named: course.name) {
          throw IntentError.invalidParams("is the name of the class \(known.id) already", field: "name")
        }
        if let id = course.teacherID { _ = try transaction.teacher(id) }
        try academy.add(course, in: transaction)
        return Report(classID: course.id, name: course.name, clashes: try transaction.clashes(of: course))
      })
  }
}

/// The library's entry for `class.exec.create`.
@c(intent_handler_class__exec__create)
public func entry() -> UnsafeRawPointer { export(Create.self) }
