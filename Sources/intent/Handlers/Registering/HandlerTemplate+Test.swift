import IntentModel

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

  private var academyTest: String {
    let query = """
        let report = try await academy.completed(key, ["student_id": "s-004"])
        #expect(report["student_id"]?.string == "s-004")
        #expect(report["name"]?.string == "Emma Sample")
      """
    let change = """
        let report = try await academy.completed(key, ["student_id": "s-004", "requested_by": "front desk"])
        #expect(report["name"]?.string == "Emma Sample")
        let audit = try academy.sql("SELECT who, entity_id FROM audit WHERE intent_key = '\\(key)'")
        #expect(audit == ["front desk|s-004"])
      """
    return """
      import IntentJSON
      import IntentModel
      import Testing

      /// `\(name.key)`
      struct \(name.testType) {
        private let key = "\(name.key)"

        @Test func itsReportIsAboutTheStudent() async throws {
          let academy = try await TestAcademy.sample()
      \((name.key.kind == .query ? query : change).indented())
        }

        @Test(arguments: [
          (["student_id": "s-999"], "intent_params.student_id", "there is no student s-999"),
          (["student_id": "s-004", "student": "s-004"], "intent_params.student", "there is no such parameter"),
          ([:], "intent_params.student_id", "is missing"),
        ])
        func whatIsWrongIsNamed(_ params: [String: String], _ field: String, _ message: String) async throws {
          let academy = try await TestAcademy.sample()
          let error = try await academy.failed(key, params)
          #expect(error.kind == .invalidParams)
          #expect(error.field == field)
          #expect(error.message.contains(message), "\\(error.message)")
        }
      }

      """
  }
}

extension String {
  /// Every line two spaces further to the right.
  fileprivate func indented() -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
  }
}
