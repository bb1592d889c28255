public import IntentKit

extension Academy {
  /// Adds a class.
  public func add(_ course: Course, in transaction: borrowing Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO classes (id, name, days, starts_at, late_after, capacity, minutes, room, teacher_id, fee, currency)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """,
      [
        course.id, course.name, course.days, course.startsAt, course.lateAfter, course.capacity, course.minutes,
        course.room, course.teacherID, course.fee, course.currency.rawValue,
      ])
    try audit("class", course.id.text, before: nil, after: course, in: transaction)
  }

  /// Enrolls a student in a class; false if the student was enrolled.
  ///
  /// - Throws: `permanent` if the class is full or the student has left.
  public func enroll(
    _ student: Student, in course: Course, on day: Day, _ transaction: borrowing Transaction
  ) throws -> Bool {
    if try transaction.isEnrolled(student.id, in: course.id) { return false }
    guard student.status == .active else {
      throw IntentError.permanent(
        student.status == .paused
          ? "\(student.name) (\(student.id)) pauses: resume the enrollment first"
          : "\(student.name) (\(student.id)) has left the academy: resume the enrollment first")
    }
    guard course.archivedOn == nil else {
      throw IntentError.permanent("the class \(course.name) (\(course.id)) is archived: nobody can be enrolled in it")
    }
    if let capacity = course.capacity, try transaction.students(in: course.id).count >= capacity {
      throw IntentError.permanent("the class \(course.name) (\(course.id)) is full: it takes \(capacity) students")
    }
    let enrollment = Enrollment(studentID: student.id, classID: course.id, enrolledOn: day)
    try transaction.execute(
      """
      INSERT INTO enrollments (student_id, class_id, enrolled_on) VALUES (?1, ?2, ?3)
      ON CONFLICT (student_id, class_id) DO UPDATE SET enrolled_on = excluded.enrolled_on, withdrawn_on = NULL
      """,
      [student.id, course.id, day])
    try audit("enrollment", "\(student.id)/\(course.id)", before: nil, after: enrollment, in: transaction)
    return true
  }

  /// Records how a student attended, in place of what was recorded before.
  public func record(
    _ attendance: Attendance, before: Attendance?, in transaction: borrowing Transaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO attendance (student_id, class_id, day, status, checked_in_at, checked_out_at, minutes_late, reason)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT (day, class_id, student_id) DO UPDATE SET status = excluded.status,
        checked_in_at = excluded.checked_in_at, checked_out_at = excluded.checked_out_at,
        minutes_late = excluded.minutes_late, reason = excluded.reason
      """,
      [
        attendance.studentID, attendance.classID, attendance.day, attendance.status.rawValue, attendance.checkedInAt,
        attendance.checkedOutAt, attendance.minutesLate, attendance.reason,
      ])
    try audit("attendance", attendance.auditID, before: before, after: attendance, in: transaction)
  }
}
