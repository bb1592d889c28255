import AcademyKit
import IntentKit

/// `attendance.exec.check_out`: a student who was checked in has left.
///
/// A student who has left already stays so, with the first time. Leaving after midnight counts for the day before, where
/// the student came within the last twelve hours.
struct CheckOut: IntentHandler {
  static let intent: IntentKey = "attendance.exec.check_out"

  struct Params: AcademyParameters {
    var studentID: StudentID
    /// May be left out for a student who is checked in to one class.
    var classID: ClassID?
    /// When the student left; nil: now.
    var at: Timestamp?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var student: String
    var classID: ClassID
    /// The day on which the student came.
    var day: Day
    var checkedInAt: Timestamp
    var checkedOutAt: Timestamp
    /// Whole minutes in between.
    var minutesAttended: Int
    /// Whole minutes before the session's end; nil: not before, or its end is not known.
    var minutesEarly: Int?
    /// False: the student had left before.
    var changed: Bool
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let time = try academy.time(params.at)
    let (day, _) = try academy.clock().local(time)
    let clock = try academy.clock()
    return .completed(
      try academy.change { transaction in
        let student = try transaction.student(params.studentID)
        var visit = try visit(of: student, params.classID, time, day, transaction)
        guard let came = visit.checkedInAt else {
          throw IntentError.permanent(
            "nobody noted when \(student.name) (\(student.id)) came on \(visit.day): attendance.exec.correct_record "
              + "adds both times")
        }
        guard time >= came else {
          throw IntentError.invalidParams("is before the student came, which was at \(came)", field: "at")
        }
        let before = visit
        visit.checkedOutAt = before.checkedOutAt ?? time
        if before.checkedOutAt == nil { try academy.record(visit, before: before, in: transaction) }
        let left = visit.checkedOutAt ?? time
        let course = try transaction.course(visit.classID)
        let session = try transaction.session(of: course, on: visit.day)
        return Report(
          studentID: student.id, student: student.name, classID: course.id, day: visit.day, checkedInAt: came,
          checkedOutAt: left, minutesAttended: Int((left.milliseconds - came.milliseconds) / 60_000),
          minutesEarly: minutesEarly(left, session, clock), changed: before.checkedOutAt == nil)
      })
  }

  /// What was recorded of the student's coming, on the day or, within the last twelve hours, on the day before.
  private func visit(
    of student: Student, _ id: ClassID?, _ time: Timestamp, _ day: Day, _ transaction: borrowing Transaction
  ) throws -> Attendance {
    if let id { _ = try transaction.course(of: student, id) }
    let visits = try transaction.attendance(of: student.id, from: day.adding(-1), to: day, in: id).filter { visit in
      let isRecent = visit.checkedInAt.map { $0 > time - .seconds(12 * 3600) } ?? false
      return (visit.status == .present || visit.status == .late) && (visit.day == day || isRecent)
    }
    // One who has left one class and is still in another means the latter.
    let open = visits.filter { $0.checkedOutAt == nil }
    let candidates = open.isEmpty ? visits : open
    guard let last = candidates.last else {
      throw IntentError.permanent(
        "\(student.name) (\(student.id)) is not checked in\(id.map { " to \($0)" } ?? "") on \(day): "
          + "attendance.exec.check_in comes first")
    }
    guard Set(candidates.map(\.classID)).count == 1 else {
      let names = Set(candidates.map(\.classID.text)).sorted().joined(separator: ", ")
      throw IntentError.invalidParams(
        "\(student.name) (\(student.id)) is checked in to several classes: say which of \(names)", field: "class_id")
    }
    return last
  }

  private func minutesEarly(_ left: Timestamp, _ session: Session, _ clock: UTCOffset) -> Int? {
    guard session.isHeld, let start = session.startsAt, let minutes = session.minutes else { return nil }
    let (day, minute) = clock.local(left)
    let early = start.minutes + minutes - (day.number - session.day.number) * 1440 - minute
    return early > 0 ? early : nil
  }
}

/// The library's entry for `attendance.exec.check_out`.
@c(intent_handler_attendance__exec__check_out)
public func entry() -> UnsafeRawPointer { export(CheckOut.self) }
