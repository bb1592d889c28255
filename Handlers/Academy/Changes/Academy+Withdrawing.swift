public import IntentKit

extension Academy {
  /// Takes a student out of a class. What was recorded stays.
  ///
  /// - Parameters:
  ///   - enrollment: Of a student who is in the class.
  ///   - day: The first day on which the student is in it no more.
  public func withdraw(
    _ enrollment: Enrollment, on day: Day, in transaction: borrowing Transaction
  ) throws {
    var after = enrollment
    after.withdrawnOn = day
    try transaction.execute(
      "UPDATE enrollments SET withdrawn_on = ?3 WHERE student_id = ?1 AND class_id = ?2",
      [enrollment.studentID, enrollment.classID, day])
    let id = "\(enrollment.studentID)/\(enrollment.classID)"
    try audit("enrollment", id, before: enrollment, after: after, in: transaction)
  }
}

extension Reading where Self: ~Copyable {
  /// How a student is or was in a class; nil: never.
  public func enrollment(of student: StudentID, in course: ClassID) throws -> Enrollment? {
    try query(
      """
      SELECT student_id, class_id, enrolled_on, withdrawn_on FROM enrollments WHERE student_id = ?1 AND class_id = ?2
      """, [student, course], as: Enrollment.self
    ).first
  }

  /// Who is in a class, those who do not attend for a while too, by student.
  public func enrollments(in course: ClassID) throws -> [Enrollment] {
    try query(
      """
      SELECT student_id, class_id, enrolled_on, withdrawn_on FROM enrollments
      WHERE class_id = ?1 AND withdrawn_on IS NULL ORDER BY student_id
      """, [course], as: Enrollment.self)
  }
}
