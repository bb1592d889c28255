import IntentCore
import IntentModel
import Testing

@testable import IntentRuntime

@Suite("When nobody waits for an approval any longer")
struct HeldJobsTests {
  private static func time(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }
  private static func id(_ text: String) -> JobID { JobID(unchecked: text) }

  @Test("the soonest first, whatever the order in which they were held; each once")
  func order() {
    var held = HeldJobs()
    #expect(held.nextExpiry == nil)
    for (id, seconds) in [("c", 30), ("a", 10), ("d", 40), ("b", 20)] as [(String, Int64)] {
      held.note(Self.id(id), expiry: Self.time(seconds))
    }
    held.note(Self.id("forever"), expiry: nil)
    #expect(held.nextExpiry == Self.time(10))
    #expect(held.popExpired(at: Self.time(9)) == nil)
    #expect(held.popExpired(at: Self.time(25)) == Self.id("a"))
    #expect(held.popExpired(at: Self.time(25)) == Self.id("b"))
    #expect(held.popExpired(at: Self.time(25)) == nil)
    #expect(held.nextExpiry == Self.time(30))
  }

  @Test("what is not there any more is news if it comes back")
  func keeping() {
    var held = HeldJobs()
    for id in ["a", "b"] { held.note(Self.id(id), expiry: nil) }
    held.keep([Self.id("b")])
    #expect(!held.contains(Self.id("a")))
    #expect(held.contains(Self.id("b")))
  }

  private static func transition(_ id: String, _ destination: Transition.Destination, until: Int64) -> Transition {
    Transition(
      claim: ClaimToken(uid: JobUID.make(at: .epoch), fence: UInt64(until)), id: Self.id(id), destination: destination,
      record: [],
      heldUntil: time(until))
  }

  @Test("of a transition, only one into held counts, once it is committed")
  func transitions() {
    var held = HeldJobs()
    let transitions = [Self.transition("failed", .failed, until: 10), Self.transition("held", .held, until: 20)]
    for transition in transitions { held.note(transition, version: 1) }
    #expect(held.nextExpiry == nil)
    #expect(!held.contains(Self.id("held")))
    #expect(transitions.map { held.arrived($0, version: 1) } == [false, false])
    #expect(held.nextExpiry == Self.time(20))
    #expect(held.contains(Self.id("held")))
    #expect(!held.contains(Self.id("failed")))
  }

  @Test("of what was decided by an older version is said so when it has arrived, and once")
  func versions() {
    var held = HeldJobs()
    let (early, late) = (Self.transition("early", .held, until: 10), Self.transition("late", .held, until: 20))
    held.note(early, version: 1)
    held.note(late, version: 2)
    // They are still on their way.
    held.forgetListed()
    #expect([early, early, late].map { held.arrived($0, version: 2) } == [true, false, false])
    #expect(held.contains(Self.id("early")) && held.contains(Self.id("late")))
    held.forgetListed()
    #expect(!held.contains(Self.id("early")))
    #expect(held.nextExpiry == nil)
  }
}
