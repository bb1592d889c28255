import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("The jobs of a chain are submitted with the end of the job before them")
struct ChainTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var outcome: AttemptResult.Outcome
    var follow: [String]
    var testDescription: String { "\(outcome)" }
  }

  static let all = [
    #""on_success":{"id":"s","intent_key":"c.exec.d","intent_params":{}}"#,
    #""on_failure":[{"id":"f0","intent_key":"c.exec.d","intent_params":{}},{"id":"f1","intent_key":"c.exec.d","intent_params":{}}]"#,
    #""on_complete":{"id":"c","intent_key":"c.exec.d","intent_params":{}}"#,
  ]
  static let error = IntentError(.handlerError, "no route")

  @Test(
    "which of them, by how it ended",
    arguments: [
      Case(outcome: .completed(.null), follow: ["s", "c"]),
      Case(outcome: .failed(error), follow: ["f0", "f1", "c"]),
      Case(outcome: .retry(error, after: nil), follow: ["f0", "f1", "c"]),
      Case(outcome: .cancelled(error), follow: ["c"]),
      Case(outcome: .snoozed(milliseconds: 1), follow: []),
      Case(outcome: .rateLimited(error, milliseconds: 1), follow: []),
      Case(outcome: .held(error), follow: []),
      Case(outcome: .interrupted(error), follow: []),
      Case(outcome: .suspected(error), follow: []),
    ])
  func occasions(_ given: Case) throws {
    let transition = try ChainFixture.end(given.outcome, Self.all[0], Self.all[1], Self.all[2])
    #expect(transition.followUps.map(\.id.text) == given.follow)
    let listed = try JSONText(validating: transition.record)["follow_ups"]?.elements.map(\.string)
    #expect(listed == (given.follow.isEmpty ? nil : given.follow))
  }

  @Test("a job that a person cancels, or whose time is over, is complete and neither a success nor a failure")
  func cancelled() throws {
    let claim = Fixture.claim(try ChainFixture.read(Self.all + [#""expires_at":"2026-11-21T00:00:01Z""#]))
    let cancelled = Transition.cancel(claim, because: IntentError(.cancelled, "by kim"), now: .at(0))
    let expired = try #require(decideBeforeStart(claim, entry: nil, now: .at(2)))
    let rejected = Transition.reject(claim, by: "kim", now: .at(0))
    for transition in [cancelled, expired, rejected] {
      #expect(transition.destination == .cancelled)
      #expect(transition.followUps.map(\.id.text) == ["c"])
      #expect(transition.children[0]["parent"]?["status"]?.string == "cancelled")
      #expect(transition.member("follow_ups") == #"["c"]"#)
    }
  }

  @Test("what they take over, and what they say themselves; everything else byte for byte")
  func inheritance() throws {
    let parent = [
      #""tenant_id":"t""#, #""trace":{"id": "7"}"#, #""requested_by":"kim""#,
      #""on_success":[{"intent_key":"c.exec.d","intent_params":{ "n" : 1.10 },"x":[1,2],"id":null,"parent":"forged"},"#
        + #"{"id":"own","intent_key":"c.exec.d","intent_params":{},"tenant_id":"t","trace":"mine","requested_by":"lee"}]"#,
    ]
    let transition = try ChainFixture.end(.completed(.null), parent[0], parent[1], parent[2], parent[3])
    let made = transition.followUps[0].id.text
    #expect(made.hasPrefix("parent-") && made.count == "parent-".count + 36)
    #expect(
      transition.children[0].text
        == #"{"intent_key":"c.exec.d","intent_params":{ "n" : 1.10 },"x":[1,2],"id":"\#(made)","tenant_id":"t","#
        + #""trace":{"id": "7"},"requested_by":"kim","#
        + #""parent":{"id":"parent","uid":"\#(Fixture.uid)","status":"completed"}}"#)
    #expect(
      transition.children[1].text
        == #"{"id":"own","intent_key":"c.exec.d","intent_params":{},"tenant_id":"t","trace":"mine","requested_by":"lee","#
        + #""parent":{"id":"parent","uid":"\#(Fixture.uid)","status":"completed"}}"#)
    for child in transition.followUps {
      #expect(
        try JobReader.read(drop: child.bytes, fileName: "x.json", uid: Fixture.otherUID, now: .at(0)).id == child.id)
    }
  }

  @Test("a chain in a chain goes along, and is submitted in its turn")
  func nested() throws {
    let chain =
      #""on_success":{"id":"2","intent_key":"c.exec.d","intent_params":{},"on_failure":{"id":"3","#
      + #""intent_key":"e.exec.f","intent_params":{},"params_from":{"why":"error_message","of":"id"}}}"#
    let first = try ChainFixture.end(.completed(.null), chain)
    #expect(first.followUps.map(\.id.text) == ["2"])
    let second = try JobReader.read(
      drop: first.followUps[0].bytes, fileName: "2.json", uid: Fixture.otherUID, now: .at(2))
    let third = Transition.cancel(Fixture.claim(second), because: Self.error, now: .at(3))
    #expect(third.followUps.isEmpty)
    var random = SystemRandomNumberGenerator()
    let failed = decide(
      AttemptResult(outcome: .failed(Self.error), startedAt: .at(2)), for: Fixture.claim(second), policy: .builtIn,
      now: .at(3), random: &random)
    #expect(failed.children[0]["intent_params"]?.text == #"{"why":"no route","of":"2"}"#)
    #expect(failed.children[0]["parent"]?["id"]?.string == "2")
    #expect(failed.children[0]["params_from"] == nil)
  }

  @Test("a record put back keeps its chain, and its next end submits it anew under another id")
  func putBack() throws {
    let chain = #""on_failure":{"intent_key":"c.exec.d","intent_params":{}}"#
    let first = try ChainFixture.end(.failed(Self.error), chain)
    let job = try JobReader.read(drop: first.record, fileName: "parent.json", uid: Fixture.otherUID, now: .at(9))
    #expect(!job.chain.isEmpty)
    #expect(job.text["follow_ups"] == nil)
    #expect(job.past.history?.elements.map { $0["follow_ups"]?.elements.count(where: { _ in true }) } == [1])
    var random = SystemRandomNumberGenerator()
    let second = decide(
      AttemptResult(outcome: .failed(Self.error), startedAt: .at(10)), for: Fixture.claim(job), policy: .builtIn,
      now: .at(11), random: &random)
    #expect(second.followUps.count == 1)
    #expect(second.followUps[0].id != first.followUps[0].id)
    #expect(second.followUps[0].id.text.hasPrefix("parent-"))
    #expect(second.children[0]["parent"]?["uid"]?.string == Fixture.otherUID.text)
  }

  @Test("what the handler submitted comes before; a record lists so many, and counts the others")
  func handlersOwn() throws {
    let many = (0..<1200).map { NewJob(id: JobID(unchecked: "n\($0)"), bytes: []) }
    let transition = try ChainFixture.end(.completed(.null), Self.all[0], submitted: many)
    #expect(transition.followUps.count == 1201)
    #expect(transition.followUps.last?.id.text == "s")
    let record = try JSONText(validating: transition.record)
    #expect(record["follow_ups"]?.elements.count(where: { _ in true }) == 1000)
    #expect(record["follow_ups_omitted"]?.integer == 201)
    #expect(try ChainFixture.end(.failed(Self.error), submitted: many).followUps.isEmpty)
  }
}
