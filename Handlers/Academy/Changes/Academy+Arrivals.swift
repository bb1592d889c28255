public import IntentKit

extension Academy {
  /// Records that a student has come to a class. Somebody who is checked in already stays so, with the first time.
  ///
  /// - Parameters:
  ///   - session: How the day stands for the class: it decides who is late.
  ///   - minute: Of the day, on the academy's clock.
  ///   - before: What was recorded of the day.
  /// - Returns: What is recorded now; false if it was before.
  public func checkIn(
    _ student: Student, to course: Course, _ session: Session, at time: Timestamp, minute: Int, before: Attendance?,
    in transaction: borrowing Transaction
  ) throws -> (attendance: Attendance, changed: Bool) {
    if let before, before.status == .present || before.status == .late { return (before, false) }
    let arrival = session.arrival(at: minute, lateAfter: course.lateAfter)
    let attendance = Attendance(
      studentID: student.id, classID: course.id, day: session.day, status: arrival.status, checkedInAt: time,
      minutesLate: arrival.minutesLate)
    try record(attendance, before: before, in: transaction)
    return (attendance, true)
  }

  /// Puts a record in the place of another one of the same day, class and student; nil: takes it away.
  public func replace(
    _ before: Attendance, with after: Attendance?, in transaction: borrowing Transaction
  ) throws {
    if let after { return try record(after, before: before, in: transaction) }
    try transaction.execute(
      "DELETE FROM attendance WHERE day = ?1 AND class_id = ?2 AND student_id = ?3",
      [before.day, before.classID, before.studentID])
    try audit("attendance", before.auditID, before: before, after: nil, in: transaction)
  }

  /// A time at which somebody came or went: given, or now.
  ///
  /// - Throws: `invalid_params` for one that is more than a day ahead, which is a slip.
  public func time(_ given: Timestamp?, field: String = "at") throws -> Timestamp {
    let time = given ?? now
    guard time < now + .seconds(86_400) else {
      throw IntentError.invalidParams("\(time) is more than a day ahead", field: field)
    }
    return time
  }
}
