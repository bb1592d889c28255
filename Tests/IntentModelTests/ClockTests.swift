import IntentModel
import Testing

@Suite("Clocks")
struct ClockTests {
  @Test("the system's wall clock is past the day this was written, its other one never goes back")
  func system() throws {
    let clock = SystemClock()
    #expect(clock.now() > (try Timestamp(rfc3339: "2025-01-01T00:00:00Z")))
    var last = clock.monotonic()
    for _ in 0..<1000 {
      let next = clock.monotonic()
      #expect(next >= last)
      last = next
    }
  }

  @Test("arithmetic on instants, which stops at the ends")
  func instants() {
    let instant = MonotonicInstant(nanoseconds: 5)
    #expect(instant + .milliseconds(2) == MonotonicInstant(nanoseconds: 2_000_005))
    #expect(instant.adding(milliseconds: 2) == MonotonicInstant(nanoseconds: 2_000_005))
    #expect(instant.adding(milliseconds: 2) - instant == .milliseconds(2))
    #expect(instant < instant.adding(nanoseconds: 1))
    #expect((instant + .seconds(Int64.max)).nanoseconds == .max)
    #expect(instant.adding(milliseconds: .max).nanoseconds == .max)
    #expect(instant.adding(milliseconds: .min).nanoseconds == .min + 5)
  }
}
