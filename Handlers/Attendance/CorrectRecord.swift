import AcademyKit
import IntentKit

/// `attendance.exec.correct_record`: what was recorded of a student's day was wrong.
///
/// Who corrects it and why is asked for, and kept in the audit beside the record as it was and as it is now.
struct CorrectRecord: IntentHandler {
  static let intent: IntentKey = "attendance.exec.correct_record"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var classID: ClassID
    /// Not in the future.
    var day: Day
    /// How it was; `unrecorded` takes the record away.
    var status: Status
    /// When the student came; nil: as recorded. Only of somebody who came.
    var checkedInAt: Timestamp?
    /// When the student left; nil: as recorded. Only of somebody who came.
    var checkedOutAt: Timestamp?
    /// Of somebody who was late; nil: told by the time of coming and the session's start.
    var minutesLate: Int?
    /// Why the student was absent or is excused; nil: as recorded.
    var reason: Line?
    /// Why the record is corrected.
    var why: Line
    /// Who corrects it; has to be given.
    var requestedBy: Line?
  }

  enum Status: String, Codable, CaseIterable, Sendable {
    case present, late, absent, excused, unrecorded
  }

  struct Report: Codable, Sendable {
    var before: Attendance
    /// Nil: nothing is recorded any more.
    var after: Attendance?
    /// False: it was recorded so.
    var changed: Bool
  }

  struct Correction: Codable {
    var from: Attendance.Status
    var to: Status
    var why: Line
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard params.requestedBy != nil else {
      throw IntentError.invalidParams("is missing: who corrects it?", field: "requested_by")
    }
    let came = params.status == .present || params.status == .late
    for (name, time) in [("checked_in_at", params.checkedInAt), ("checked_out_at", params.checkedOutAt)]
    where time != nil && !came {
      throw IntentError.invalidParams("is for somebody who came, not \(params.status.rawValue)", field: name)
    }
    if let minutes = params.minutesLate, params.status != .late || !(1...1440).contains(minutes) {
      throw IntentError.invalidParams("is for somebody who was late, by 1 to 1440 minutes", field: "minutes_late")
    }
    guard params.reason == nil || params.status == .absent || params.status == .excused else {
      throw IntentError.invalidParams("is for somebody who did not come; why says why it is corrected", field: "reason")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let clock = try academy.clock()
    guard params.day <= clock.local(academy.now).day else {
      throw IntentError.invalidParams("\(params.day) has not come yet", field: "day")
    }
    return .completed(
      try academy.change { transaction in
        let (id, day) = (try transaction.student(params.studentID).id, params.day)
        let course = try transaction.course(params.classID)
        guard let before = try transaction.attendance(of: id, in: course.id, on: day) else {
          throw IntentError.permanent(
            "nothing is recorded of \(id) in \(course.name) on \(day): attendance.exec.check_in or mark_absent does it")
        }
        let session = try transaction.session(of: course, on: day)
        let after = try corrected(before, params, session, clock)
        guard after != before else { return Report(before: before, after: after, changed: false) }
        try academy.replace(before, with: after, in: transaction)
        try academy.audit(
          "attendance_correction", before.auditID, before: nil,
          after: Correction(from: before.status, to: params.status, why: params.why), in: transaction)
        return Report(before: before, after: after, changed: true)
      })
  }

  /// The record as it should be; nil: there should be none.
  private func corrected(
    _ before: Attendance, _ params: Params, _ session: Session, _ clock: UTCOffset
  ) throws -> Attendance? {
    guard let status = Attendance.Status(rawValue: params.status.rawValue) else { return nil }
    var after = Attendance(studentID: before.studentID, classID: before.classID, day: before.day, status: status)
    guard status == .present || status == .late else {
      after.reason = params.reason?.text ?? before.reason
      return after
    }
    after.checkedInAt = params.checkedInAt ?? before.checkedInAt
    after.checkedOutAt = params.checkedOutAt ?? before.checkedOutAt
    if let time = params.checkedInAt, clock.local(time).day != before.day {
      throw IntentError.invalidParams("\(time) is not on \(before.day)", field: "checked_in_at")
    }
    if let left = after.checkedOutAt, let came = after.checkedInAt, left < came {
      throw IntentError.invalidParams("is before the student came, which was at \(came)", field: "checked_out_at")
    }
    if status == .present { return after }
    let told = after.checkedInAt.flatMap { session.minutesLate(at: clock.local($0).minute) }
    after.minutesLate = params.minutesLate ?? told ?? before.minutesLate
    guard after.minutesLate != nil else {
      throw IntentError.invalidParams("is missing: the times do not say by how much", field: "minutes_late")
    }
    return after
  }
}

/// The library's entry for `attendance.exec.correct_record`.
@c(intent_handler_attendance__exec__correct_record)
public func entry() -> UnsafeRawPointer { export(CorrectRecord.self) }
