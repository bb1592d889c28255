extension HandlerTemplate {
  /// A handler over IntentKit alone.
  var plainSource: String {
    """
    import IntentKit

    \(heading)
    struct \(name.type): IntentHandler {
      static let intent: IntentKey = "\(name.key)"

      /// What a job gives. A property `fullName` is `full_name` there; one that is optional may be left out.
      struct Params: Codable, Sendable {
        var subject: String
      }

      /// What the job's record gets as its `result`.
      struct Report: Codable, Sendable {
        var subject: String
        var characters: Int
      }

      /// What `Params` cannot say of parameters. Nothing is done here: a dry run asks this alone.
      func validate(_ params: Params, text: JSONText) throws {
        guard !params.subject.isEmpty else {
          throw IntentError.invalidParams("is empty: say what it is about", field: "subject")
        }
      }

      /// Does it. What is thrown here is tried again; `IntentError.permanent("...")` is not.
      func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
        context.log("attempt \\(context.attemptNumber), about \\(params.subject)")
        return .completed(Report(subject: params.subject, characters: params.subject.count))
      }
    }

    \(entryPoint)
    """
  }
}
