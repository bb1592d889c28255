extension HandlerTemplate {
  /// Its test, which runs it as a worker does.
  var test: String { pattern == .academy ? academyTest : plainTest }

  private var plainTest: String {
    """
    import IntentJSON
    import IntentModel
    import Testing

    /// `\(name.key)`
    struct \(name.testType) {
      private let key = "\(name.key)"

      @Test func itsReportIsAboutTheSubject() async throws {
        let report = try await TestRuntime().completed(key, ["subject": "Ada"])
        #expect(report["subject"]?.string == "Ada")
        #expect(report["characters"]?.integer == 3)
      }

      @Test(arguments: [([:], "is missing"), (["subject": ""], "is empty")])
      func whatIsWrongIsNamed(_ params: [String: String], _ message: String) async throws {
        let error = try await TestRuntime().failed(key, params)
        #expect(error.kind == .invalidParams)
        #expect(error.field == "intent_params.subject")
        #expect(error.message.contains(message), "\\(error.message)")
      }
    }

    """
  }

  /// What is held against every intent of the academy's is held against this one.
  private var academyTest: String {
    """
    import Testing

    /// `\(name.key)`
    struct \(name.testType) {
      private static let intent = IntentCase(
        key: "\(name.key)",
        params: #"{"student_id": "s-004", "requested_by": "front desk"}"#,
        result: ["student_id": #""s-004""#, "name": #""Emma Sample""#],
        invalid: .init(#"{"student_id": ""}"#, "student_id", "is no id"),
        missing: .init(#"{"student_id": "s-999"}"#, "student_id", "there is no student s-999"))

      @Test func whatHoldsForEveryIntentHolds() async throws {
        try await IntentCaseTests().allHold(for: Self.intent)
      }
    }

    """
  }
}
