import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("Transitions that no attempt leads to")
struct TransitionNamedTests {
  @Test("cancelling a job that waits")
  func cancel() throws {
    var job = try Fixture.read(Fixture.drop(#""unique_key":"u""#))
    job.past.dueAt = .at(50)
    job.past.retryCount = 2
    let transition = Transition.cancel(Fixture.claim(job), because: IntentError(.cancelled, "by kim"), now: .at(3))
    #expect(transition.destination == .cancelled)
    #expect(transition.uniqueKey == nil)
    #expect(transition.member("status") == #""cancelled""#)
    #expect(transition.member("error_message") == #""by kim""#)
    #expect(transition.member("completed_at") == #""2026-11-21T00:00:03.000Z""#)
    #expect(transition.member("retry_count") == "2")
    #expect(transition.member("due_at") == nil)
  }

  @Test("releasing a held job: due now, or at its run_at")
  func release() throws {
    let job = try Fixture.read(Fixture.drop(#""run_at":"2026-11-21T00:00:05Z""#, #""unique_key":"u""#))
    let early = Transition.release(Fixture.claim(job), now: .at(3))
    #expect(early.destination == .delayed(until: .at(5)))
    #expect(early.uniqueKey == "u")
    #expect(early.member("held") == nil)
    #expect(Transition.release(Fixture.claim(job), now: .at(7)).destination == .delayed(until: .at(7)))
    #expect(Transition.approve(Fixture.claim(job), by: nil, now: .at(3)).destination == .delayed(until: .at(5)))
  }

  @Test("trying a job at once, whatever it was waiting for")
  func retry() throws {
    var job = try Fixture.read(Fixture.drop(#""run_at":"2026-11-25T00:00:00Z""#))
    job.past.retryCount = 2
    let transition = Transition.retry(Fixture.claim(job), now: .at(3))
    #expect(transition.destination == .delayed(until: .at(3)))
    #expect(transition.member("retry_count") == "2")
    let entry = RegistryEntry(key: Fixture.key, handler: .library("A"))
    let resumed = Fixture.claim(try JobReader.resume(transition.record))
    #expect(decideBeforeStart(resumed, entry: entry, now: .at(3)) == nil, "its run_at does not send it back")
  }
}
