import IntentModel

extension HandlerTemplate {
  /// A handler that changes the academy's tables, once a job.
  var academyChange: String {
    """
    import AcademyKit
    import IntentKit

    \(heading)
    struct \(name.type): IntentHandler {
      static let intent: IntentKey = "\(name.key)"

    \(academyTypes)

      func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
        let academy = try Academy(context, params)
        // A transaction that is made once a job, however often the job is attempted.
        return .completed(
          try academy.change { transaction in
            let student = try transaction.student(params.studentID)
            // What is changed here is told to the audit, as it was and as it is.
            try academy.audit("student", student.id.text, before: student, after: student, in: transaction)
            return Report(studentID: student.id, name: student.name)
          })
      }
    }

    \(entryPoint)
    """
  }

  /// A handler that reads the academy's tables.
  var academyQuery: String {
    """
    import AcademyKit
    import IntentKit

    \(heading)
    struct \(name.type): IntentHandler {
      static let intent: IntentKey = "\(name.key)"

    \(academyTypes)

      func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
        let academy = try Academy(context, params)
        let student = try academy.store.student(params.studentID)
        return .completed(Report(studentID: student.id, name: student.name))
      }
    }

    \(entryPoint)
    """
  }

  private var academyTypes: String {
    """
      /// What a job gives. A property `studentID` is `student_id` there; one that is optional may be left out.
      struct Params: AcademyParameters {
        var studentID: StudentID
        var requestedBy: Line?
      }

      /// What the job's record gets as its `result`.
      struct Report: Codable, Sendable {
        var studentID: StudentID
        var name: String
      }
    """
  }
}
