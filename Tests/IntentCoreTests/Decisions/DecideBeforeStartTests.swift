import IntentCore
import IntentJSON
import IntentModel
import RandomTesting
import Testing

@Suite("Whether a claimed job may start")
struct DecideBeforeStartTests {
  private static let entry = RegistryEntry(key: Fixture.key, handler: .library("A"))

  private static func entry(_ change: (inout IntentPolicy) -> Void) -> RegistryEntry {
    var entry = entry
    change(&entry.policy)
    return entry
  }

  private func claim(_ members: String...) throws -> Claim {
    Fixture.claim(
      try Fixture.read(Fixture.drop(#""id":"x""#, members.isEmpty ? #""a":1"# : members.joined(separator: ","))))
  }

  @Test("it may")
  func start() throws {
    #expect(decideBeforeStart(try claim(), entry: Self.entry, now: .at(0)) == nil)
    let timed = try claim(#""run_at":"2026-11-21T00:00:05Z","expires_at":"2026-11-21T00:00:10Z""#)
    #expect(decideBeforeStart(timed, entry: Self.entry, now: .at(5)) == nil)
    #expect(decideBeforeStart(timed, entry: Self.entry, now: .at(9.999)) == nil)
  }

  @Test("an expired one is cancelled, with the parameters redacted")
  func expired() throws {
    let claim = Fixture.claim(
      try Fixture.read(
        #"{"intent_key":"a.exec.b","intent_params":{"pin":1},"expires_at":"2026-11-21T00:00:10Z","unique_key":"u"}"#))
    let entry = Self.entry { $0.redact = ["pin"].compactMap(ParameterPath.init) }
    let transition = try #require(decideBeforeStart(claim, entry: entry, now: .at(10)))
    #expect(transition.destination == .cancelled)
    #expect(transition.uniqueKey == nil)
    #expect(transition.member("error_kind") == #""expired""#)
    #expect(
      transition.member("error_message")
        == #""expired at 2026-11-21T00:00:10.000Z, before an attempt could start: submit it again with a later expires_at""#
    )
    #expect(transition.member("completed_at") == #""2026-11-21T00:00:10.000Z""#)
    #expect(transition.member("intent_params") == #"{"pin":"[redacted]"}"#)
    #expect(transition.member("attempts") == "[]")
  }

  @Test("an expired one of an unknown intent is cancelled too")
  func expiredUnknown() throws {
    let transition = decideBeforeStart(try claim(#""expires_at":"2026-11-21T00:00:10Z""#), entry: nil, now: .at(11))
    #expect(transition?.destination == .cancelled)
  }

  @Test("one that is not due yet waits for its time")
  func notDue() throws {
    let claim = try claim(#""run_at":"2026-11-21T00:00:05Z""#)
    let transition = try #require(decideBeforeStart(claim, entry: Self.entry, now: .at(4.999)))
    #expect(transition.destination == .delayed(until: .at(5)))
    #expect(transition.member("status") == #""delayed""#)
    #expect(transition.member("due_at") == #""2026-11-21T00:00:05.000Z""#)
    #expect(transition.member("error_message") == "null")
    let resumed = Fixture.claim(try JobReader.resume(transition.record))
    #expect(decideBeforeStart(resumed, entry: Self.entry, now: .at(5)) == nil)
  }

  @Test("one of an unknown intent is held, and the message says what was meant")
  func unknown() throws {
    let transition = try #require(decideBeforeStart(try claim(), entry: nil, now: .at(3)))
    #expect(transition.destination == .held)
    #expect(
      transition.member("held")
        == #"{"kind":"unknown_intent","message":"the registry has no intent attendance.exec.notify_guardians_late: "#
        + #"add an entry for it, then the job runs","since":"2026-11-21T00:00:03.000Z"}"#)
    let near = decideBeforeStart(try claim(), entry: nil, nearest: "attendance.exec.notify_guardian_late", now: .at(3))
    #expect(near?.text.contains("did you mean attendance.exec.notify_guardian_late?") == true)
  }

  @Test("one of a disabled intent is held")
  func disabled() throws {
    let transition = try #require(
      decideBeforeStart(try claim(), entry: Self.entry { $0.enabled = false }, now: .at(3)))
    #expect(transition.destination == .held)
    #expect(transition.member("error_kind") == #""disabled""#)
    #expect(
      transition.member("error_message")
        == #""the intent attendance.exec.notify_guardians_late is disabled: the job runs when the registry says \"enabled\": true""#
    )
  }

  @Test("one that needs approval is held until somebody gives it, which counts for all its attempts")
  func approval() throws {
    let entry = Self.entry { $0.approval.isRequired = true }
    let held = try #require(decideBeforeStart(try claim(#""unique_key":"u""#), entry: entry, now: .at(3)))
    #expect(held.destination == .held)
    #expect(held.uniqueKey == "u")
    #expect(
      held.member("error_message")
        == #""the intent attendance.exec.notify_guardians_late needs approval: intent approve x, or intent reject x""#)

    let released = Transition.release(Fixture.claim(try JobReader.resume(held.record)), now: .at(4))
    let stillHeld = decideBeforeStart(
      Fixture.claim(try JobReader.resume(released.record)), entry: entry, now: .at(4))
    #expect(stillHeld?.destination == .held, "a release approves nothing")

    let approved = Transition.approve(Fixture.claim(try JobReader.resume(held.record)), by: "kim", now: .at(5))
    #expect(approved.destination == .delayed(until: .at(5)))
    #expect(approved.member("approvals") == #"[{"decision":"approved","by":"kim","at":"2026-11-21T00:00:05.000Z"}]"#)
    let job = try JobReader.resume(approved.record)
    #expect(decideBeforeStart(Fixture.claim(job), entry: entry, now: .at(5)) == nil)

    var random = SeededGenerator(seed: 1)
    let retried = decide(
      AttemptResult(outcome: .retry(.retry("no"), after: 0), startedAt: .at(5)), for: Fixture.claim(job),
      policy: entry.policy, now: .at(6), random: &random)
    let again = Fixture.claim(try JobReader.resume(retried.record))
    #expect(decideBeforeStart(again, entry: entry, now: .at(6)) == nil)
  }
}
