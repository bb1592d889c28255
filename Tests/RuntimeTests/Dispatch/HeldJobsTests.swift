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

  @Test("of a transition, only one into held counts")
  func transitions() {
    var held = HeldJobs()
    for destination in [Transition.Destination.failed, .held] {
      held.note(
        Transition(
          claim: ClaimToken(uid: JobUID.make(at: .epoch), fence: 1), id: Self.id("\(destination)"),
          destination: destination, record: [], heldUntil: Self.time(destination == .held ? 20 : 10)))
    }
    #expect(held.nextExpiry == Self.time(20))
    #expect(held.contains(Self.id("held")))
    #expect(!held.contains(Self.id("failed")))
  }
}
