import IntentKit

extension Reading where Self: ~Copyable {
  /// What a ``Course`` is read from, of `classes c`.
  public static var courseColumns: String {
    """
    c.id, c.name, c.days, c.starts_at, c.late_after, c.capacity, c.minutes, c.room, c.teacher_id, c.fee, c.currency,
      c.archived_on
    """
  }

  /// The class of this id; nil if there is none.
  public func findCourse(_ id: ClassID) throws -> Course? {
    try query(
      "SELECT \(Self.courseColumns) FROM classes c WHERE c.id = ?1", [id], as: Course.self
    ).first
  }

  /// The class of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func course(_ id: ClassID, field: String = "class_id") throws -> Course {
    guard let course = try findCourse(id) else {
      throw IntentError.invalidParams("there is no class \(id)", field: field)
    }
    return course
  }

  /// The class of this id, which is held.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none; `permanent` if it is archived.
  public func heldCourse(_ id: ClassID, field: String = "class_id") throws -> Course {
    let course = try course(id, field: field)
    guard course.archivedOn == nil else {
      throw IntentError.permanent("the class \(course.name) (\(id)) is archived: nothing of it can be changed")
    }
    return course
  }

  /// All classes that are not archived, or the one of this id.
  ///
  /// - Throws: `invalid_params` if there is no such class, `permanent` if there is none at all.
  public func courses(_ id: ClassID? = nil) throws -> [Course] {
    if let id { return [try course(id)] }
    let courses = try query(
      "SELECT \(Self.courseColumns) FROM classes c WHERE c.archived_on IS NULL ORDER BY c.id", [], as: Course.self)
    guard !courses.isEmpty else {
      throw IntentError.permanent("the academy has no classes: import or enroll students first")
    }
    return courses
  }

  /// The classes that a student is enrolled in.
  public func courses(of id: StudentID) throws -> [Course] {
    try query(
      """
      SELECT \(Self.courseColumns)
      FROM enrollments e JOIN classes c ON c.id = e.class_id WHERE e.student_id = ?1 AND e.withdrawn_on IS NULL ORDER BY c.id
      """, [id], as: Course.self)
  }

  /// The students who are enrolled in a class and attend, by name.
  public func students(in id: ClassID) throws -> [Student] {
    try query(
      """
      SELECT \(Self.studentColumns) FROM enrollments e JOIN students s ON s.id = e.student_id
      WHERE e.class_id = ?1 AND e.withdrawn_on IS NULL AND s.status = 'active' ORDER BY s.name, s.id
      """, [id], as: Student.self)
  }

  /// Whether a student is enrolled in a class.
  public func isEnrolled(_ student: StudentID, in course: ClassID) throws -> Bool {
    try !query(
      "SELECT enrolled_on FROM enrollments WHERE student_id = ?1 AND class_id = ?2 AND withdrawn_on IS NULL",
      [student, course],
      as: [String: String].self
    ).isEmpty
  }
}
