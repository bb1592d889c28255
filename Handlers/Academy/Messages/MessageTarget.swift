public import IntentKit

/// Which guardians a message goes to, as the parameters of an intent give it: those of a student, those of everybody in
/// a class, or certain ones.
public struct MessageTarget: Sendable {
  var studentID: StudentID?
  var classID: ClassID?
  var guardianIDs: [Int64]?
  /// With guardians: the students whom it is about; nil: all of theirs.
  var about: [StudentID]?

  /// A target from the parameters.
  public init(
    studentID: StudentID? = nil, classID: ClassID? = nil, guardianIDs: [Int64]? = nil, about: [StudentID]? = nil
  ) {
    self.studentID = studentID
    self.classID = classID
    self.guardianIDs = guardianIDs
    self.about = about
  }

  /// Checks that there is one.
  ///
  /// - Throws: `invalid_params` with the parameter at fault.
  public func check() throws(IntentError) {
    let count = [studentID != nil, classID != nil, guardianIDs != nil].count { $0 }
    guard count == 1 else {
      throw .invalidParams("give either student_id or class_id, or guardian_ids", field: "student_id")
    }
    if about != nil, guardianIDs == nil {
      throw .invalidParams("is for guardian_ids: it says whom the message is about", field: "about")
    }
    if let guardianIDs, guardianIDs.isEmpty || guardianIDs.count > 1000 {
      throw .invalidParams("has to name 1 to 1000 guardians", field: "guardian_ids")
    }
  }

  /// Placeholders of templates that the audience fills in.
  public var given: Set<String> { classID == nil ? ["student"] : ["student", "class"] }
}
