import IntentCore
import IntentJSON
import IntentModel
import RandomTesting
import Testing

@Suite("What a person decides of a job that waits for it")
struct ApprovalTests {
  private static func entry(_ expiresAfter: String? = nil) throws -> RegistryEntry {
    var policy = IntentPolicy.builtIn
    policy.approval = ApprovalPolicy(isRequired: true, expiresAfter: try expiresAfter.map { try DurationText($0) })
    return RegistryEntry(key: Fixture.key, handler: .library("A"), policy: policy)
  }

  private static func held(_ expiresAfter: String? = nil, _ members: String...) throws -> Transition {
    let drop = (["\(Fixture.least.dropLast())", #""id":"x""#] + members).joined(separator: ",") + "}"
    let job = try Fixture.read(drop)
    return try #require(decideBeforeStart(Fixture.claim(job), entry: try entry(expiresAfter), now: .at(0)))
  }

  private static func reason(_ transition: Transition) throws -> HeldReason {
    try #require(try JSONText(validating: transition.record)["held"].flatMap(HeldReason.init))
  }

  @Test(
    "it is held with who asks, what for, and until when",
    arguments: [
      (nil, "", "needs approval: intent approve x, or intent reject x", nil),
      (
        "3d", "", "needs approval before 2026-11-24T00:00:00.000Z: intent approve x, or intent reject x",
        "2026-11-24T00:00:00.000Z"
      ),
      (
        "3d", #""requested_by":"kim","reason":"November""#,
        "needs approval before 2026-11-24T00:00:00.000Z, requested by kim (November): intent approve x, or intent reject x",
        "2026-11-24T00:00:00.000Z"
      ),
      (
        "3d", #""expires_at":"2026-11-22T00:00:00Z""#,
        "needs approval before 2026-11-22T00:00:00.000Z: intent approve x, or intent reject x",
        "2026-11-22T00:00:00.000Z"
      ),
      (
        nil, #""expires_at":"2026-11-22T00:00:00Z""#,
        "needs approval before 2026-11-22T00:00:00.000Z: intent approve x, or intent reject x",
        "2026-11-22T00:00:00.000Z"
      ),
    ] as [(String?, String, String, String?)])
  func holding(_ expiresAfter: String?, _ members: String, _ message: String, _ expiresAt: String?) throws {
    let transition = members.isEmpty ? try Self.held(expiresAfter) : try Self.held(expiresAfter, members)
    #expect(transition.destination == .held)
    let reason = try Self.reason(transition)
    #expect(reason.kind == .approvalRequired)
    #expect(reason.message == "the intent \(Fixture.key) \(message)")
    #expect(reason.expiry?.rfc3339 == expiresAt)
    #expect(transition.heldUntil == reason.expiry)
  }

  @Test("an approval is entered, survives retries, and is moved to the history with a record put back")
  func approved() throws {
    let held = try JobReader.resume(try Self.held("3d").record)
    let approved = Transition.approve(Fixture.claim(held), by: "lee", note: "checked", now: .at(5))
    #expect(
      approved.member("approvals")
        == #"[{"decision":"approved","by":"lee","note":"checked","at":"2026-11-21T00:00:05.000Z"}]"#)
    let job = try JobReader.resume(approved.record)
    #expect(decideBeforeStart(Fixture.claim(job), entry: try Self.entry(), now: .at(5)) == nil)
    var random = SeededGenerator(seed: 1)
    let failed = decide(
      AttemptResult(outcome: .failed(.permanent("no")), startedAt: .at(5)), for: Fixture.claim(job), policy: .builtIn,
      now: .at(6), random: &random)
    #expect(failed.member("approvals") == approved.member("approvals"))
    let again = try JobReader.read(drop: failed.record, fileName: "x.json", uid: Fixture.otherUID, now: .at(7))
    #expect(again.past.approvals.isEmpty)
    #expect(again.past.history?.text.contains(#""by":"lee""#) == true)
    let heldAgain = decideBeforeStart(Fixture.claim(again), entry: try Self.entry(), now: .at(8))
    #expect(heldAgain?.destination == .held)
  }

  @Test("an approval of before there were decisions counts as one; a drop's own word does not")
  func older() throws {
    let entry = JSONText(#"{"by":"kim","at":"2026-11-20T00:00:00.000Z"}"#)
    var job = try Fixture.read(Fixture.least)
    job.past.approvals = [entry]
    #expect(job.past.isApproved)
    job.past.approvals = [JSONText(#"{"decision":"rejected","by":"kim","at":"2026-11-20T00:00:00.000Z"}"#)]
    #expect(!job.past.isApproved)
    job.past.approvals = [JSONText("7"), JSONText(#"{"decision":"perhaps","at":"2026-11-20T00:00:00.000Z"}"#)]
    #expect(!job.past.isApproved)
    #expect(try !Fixture.read(Fixture.drop(#""approvals":[\#(entry)]"#)).past.isApproved)
  }

  @Test(
    "a rejected job is cancelled, with the decision in its record",
    arguments: [("paid last week", "rejected by lee: paid last week"), (nil, "rejected by lee")] as [(String?, String)])
  func rejected(_ note: String?, _ message: String) throws {
    let held = try JobReader.resume(try Self.held("3d", #""unique_key":"u""#).record)
    let transition = Transition.reject(Fixture.claim(held), by: "lee", note: note, now: .at(5))
    #expect(transition.destination == .cancelled)
    #expect(transition.uniqueKey == nil)
    #expect(transition.member("error_kind") == #""approval_rejected""#)
    #expect(transition.member("error_message") == "\"\(message)\"")
    #expect(transition.member("approvals")?.contains(#""decision":"rejected","by":"lee""#) == true)
    #expect(transition.member("held") == nil)
    #expect(transition.member("completed_at") == #""2026-11-21T00:00:05.000Z""#)
  }

  @Test(
    "time that is over ends it as expired, and not before",
    arguments: [(86_399.0, false), (86_400, true), (999_999, true)])
  func expiry(_ seconds: Double, _ isOver: Bool) throws {
    let held = try Self.held("1d")
    let claim = Fixture.claim(try JobReader.resume(held.record))
    let expired = Transition.expire(claim, held: try Self.reason(held), now: .at(seconds))
    #expect((expired != nil) == isOver)
    guard let expired else { return }
    #expect(expired.destination == .cancelled)
    #expect(expired.member("error_kind") == #""expired""#)
    #expect(
      expired.member("error_message")
        == #""expired at 2026-11-22T00:00:00.000Z: nobody had approved it by then; submit it again if it is still wanted""#
    )
  }

  @Test("what is held for something else does not expire so")
  func others() throws {
    let claim = Fixture.claim(try Fixture.read(Fixture.least))
    let reason = HeldReason(kind: .unknownIntent, message: "", since: .at(0), expiresAt: .at(1))
    #expect(Transition.expire(claim, held: reason, now: .at(9)) == nil)
    let forever = HeldReason(kind: .approvalRequired, message: "", since: .at(0))
    #expect(Transition.expire(claim, held: forever, now: .at(9)) == nil)
  }

  @Test("a secret in a note is not kept")
  func secrets() throws {
    let job = try Fixture.read(#"{"intent_key":"a.exec.b","intent_params":{"card":"4111-1111"}}"#)
    let card = [ParameterPath("card")!]
    let claim = Fixture.claim(job)
    let approved = Transition.approve(claim, by: "lee", note: "for 4111-1111", redact: card, now: .at(5))
    #expect(approved.member("approvals")?.contains(#""note":"for [redacted]""#) == true)
    let rejected = Transition.reject(claim, by: "lee", note: "for 4111-1111", redact: card, now: .at(5))
    #expect(!rejected.text.contains("4111"))
  }
}
