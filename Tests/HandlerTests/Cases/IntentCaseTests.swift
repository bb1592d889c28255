import IntentCore
import IntentJSON
import IntentModel
import Testing

/// What holds for every intent of the academy's.
struct IntentCaseTests {
  @Test(arguments: IntentCase.all)
  func itSucceeds(_ intent: IntentCase) async throws {
    let academy = try await intent.academy()
    let uid = JobUID.make(at: SystemClock().now())
    let result = try await academy.completed(intent.key, json: intent.params, uid: uid)
    for (path, expected) in intent.result {
      #expect(result.at(path)?.text == expected, "\(path) of \(result.text)")
    }
    let audited = try academy.count("SELECT count(*) FROM audit WHERE job_uid = '\(uid)'")
    #expect(intent.isQuery ? audited == 0 : audited > 0, "\(audited) rows in the audit")
  }

  @Test(arguments: IntentCase.all)
  func whatIsInvalidIsNamed(_ intent: IntentCase) async throws {
    try await refuses(intent, intent.invalid, kinds: [.invalidParams])
  }

  @Test(arguments: IntentCase.all)
  func whatIsMissingIsNamed(_ intent: IntentCase) async throws {
    try await refuses(intent, intent.missing, kinds: [.invalidParams, .permanent])
  }

  @Test(arguments: IntentCase.all)
  func aParameterThatDoesNotExistIsRefused(_ intent: IntentCase) async throws {
    let separator = intent.params == "{}" ? "" : ", "
    let params = intent.params.dropLast() + separator + #""no_such_parameter": 1}"#
    let refusal = IntentCase.Refusal(String(params), "no_such_parameter", "there is no such parameter")
    try await refuses(intent, refusal, kinds: [.invalidParams])
  }

  @Test(arguments: IntentCase.all)
  func aRepeatedJobChangesNothingMore(_ intent: IntentCase) async throws {
    let academy = try await intent.academy()
    let uid = JobUID.make(at: SystemClock().now())
    let first = try await academy.completed(intent.key, json: intent.params, uid: uid)
    let (rows, messages) = (try academy.dump(), academy.outbox())
    let second = try await academy.completed(intent.key, json: intent.params, uid: uid)
    #expect(IntentCase.stable(first) == IntentCase.stable(second))
    #expect(try academy.dump() == rows)
    #expect(academy.outbox() == messages)
  }

  /// Whatever the same job does for another tenant, this one's rows stay as they are, and none of them is seen there.
  @Test(arguments: IntentCase.all)
  func tenantsAreApart(_ intent: IntentCase) async throws {
    let academy = try await intent.academy()
    let (rows, messages) = (try academy.dump(), academy.outbox())
    let result = try await academy.run(intent.key, JSONText(validating: intent.params), tenant: "other")
    #expect(try academy.dump() == rows)
    #expect(academy.outbox() == messages)
    #expect(!"\(result.outcome)".contains("김하늘"))
    #expect(try !academy.dump(tenant: "other").contains("김보라"))
  }

  /// A handler that `intent handlers new` made has its case in a test of its own, until somebody puts it into the table.
  @Test func everyIntentHasACase() throws {
    let registry = try JSONText(validating: Repository.contents("registry.json"))
    let keys = registry["intents"]?.members.map(\.name).filter { !$0.hasPrefix("runtime.") } ?? []
    let cases = Set(IntentCase.all.map(\.key))
    #expect(IntentCase.all.count == cases.count)
    #expect(cases.isSubset(of: keys))
    let tests = Repository.sources(below: "Tests/HandlerTests")
    for key in keys where !cases.contains(key) {
      #expect(
        tests.contains { $0.contains("key = \"\(key)\"") || $0.contains("key: \"\(key)\"") }, "\(key) has no test")
    }
  }

  /// All of the above, for an intent that is not in the table.
  func allHold(for intent: IntentCase) async throws {
    try await itSucceeds(intent)
    try await whatIsInvalidIsNamed(intent)
    try await whatIsMissingIsNamed(intent)
    try await aParameterThatDoesNotExistIsRefused(intent)
    try await aRepeatedJobChangesNothingMore(intent)
    try await tenantsAreApart(intent)
  }

  private func refuses(
    _ intent: IntentCase, _ refusal: IntentCase.Refusal, kinds: [ErrorKind]
  ) async throws {
    let academy = try await intent.academy()
    let (rows, messages) = (try academy.dump(), academy.outbox())
    let error = try await academy.failed(intent.key, json: try JSONText(validating: refusal.params))
    #expect(kinds.contains(error.kind), "\(error)")
    #expect(error.field == refusal.field.map { "intent_params." + $0 })
    #expect(error.message.contains(refusal.message), "\(error.message)")
    #expect(try academy.dump() == rows)
    #expect(academy.outbox() == messages)
  }
}
