import IntentKit

extension Reading where Self: ~Copyable {
  /// The class that is meant of a student's: the one of this id, else the only one of these.
  ///
  /// - Parameters:
  ///   - courses: Those to choose from where no id is given; nil: all that the student is enrolled in.
  ///   - none: What is said where there are none of them.
  /// - Throws: `invalid_params` for `class_id` if the student is not enrolled in it, or it is not clear which is meant.
  public func course(
    of student: Student, _ id: ClassID?, among courses: [Course]? = nil, none: String = "is enrolled in no class"
  ) throws -> Course {
    if let id {
      let course = try course(id)
      guard try isEnrolled(student.id, in: id) else {
        throw IntentError.invalidParams(
          "\(student.name) (\(student.id)) is not enrolled in \(course.name)", field: "class_id")
      }
      return course
    }
    let courses = try courses ?? self.courses(of: student.id)
    guard let course = courses.first, courses.count == 1 else {
      let names = courses.map(\.id.text).joined(separator: ", ")
      throw IntentError.invalidParams(
        courses.isEmpty
          ? "\(student.name) (\(student.id)) \(none)"
          : "\(student.name) (\(student.id)) has several classes: say which of \(names)", field: "class_id")
    }
    return course
  }
}
