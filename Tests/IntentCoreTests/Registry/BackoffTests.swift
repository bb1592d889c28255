import IntentCore
import IntentModel
import RandomTesting
import Testing

@Suite("Backoff")
struct BackoffTests {
  @Test("the built-in one doubles from a second to ten minutes")
  func builtIn() {
    let waits = (1...12).map { Backoff.default.longestDelay(retry: $0) }
    #expect(
      waits == [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 512_000, 600_000, 600_000])
  }

  @Test("a fixed one stays, within its max")
  func fixed() {
    let backoff = Backoff(kind: .fixed, base: DurationText(milliseconds: 700), jitter: 0)
    #expect((1...5).map { backoff.longestDelay(retry: $0) } == [700, 700, 700, 700, 700])
    #expect(backoff.longestDelay(retry: .max) == 700)
  }

  @Test("without jitter nothing is taken off")
  func noJitter() {
    var random = SeededGenerator(seed: 1)
    let backoff = Backoff(jitter: 0)
    #expect((1...3).map { backoff.delay(retry: $0, random: &random) } == [1000, 2000, 4000])
  }

  @Test("every wait lies between its longest and the share that jitter takes off", arguments: 0..<200 as Range<UInt64>)
  func bounds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let base = Int64.random(in: 0...100_000, using: &random)
    let backoff = Backoff(
      kind: Bool.random(using: &random) ? .exponential : .fixed, base: DurationText(milliseconds: base),
      factor: Double.random(in: 1...10, using: &random),
      max: DurationText(milliseconds: base + Int64.random(in: 0...10_000_000, using: &random)),
      jitter: Double.random(in: 0...1, using: &random))
    var last: Int64 = 0
    for retry in 1...100 {
      let longest = backoff.longestDelay(retry: retry)
      let delay = backoff.delay(retry: retry, random: &random)
      #expect(longest >= last, "never shorter than the one before")
      #expect(longest <= backoff.max.milliseconds)
      #expect(delay <= longest)
      #expect(Double(delay) >= Double(longest) * (1 - backoff.jitter) - 1)
      last = longest
    }
  }

  @Test("jitter spreads")
  func spread() {
    var random = SeededGenerator(seed: 3)
    let delays = Set((0..<100).map { _ in Backoff.default.delay(retry: 5, random: &random) })
    #expect(delays.count > 50)
  }

  @Test("the largest numbers do no harm", arguments: [0, -5, 1, 64, 1000, Int.max])
  func extremes(retry: Int) {
    var random = SeededGenerator(seed: 4)
    let backoff = Backoff(
      base: DurationText(milliseconds: .max), factor: 1000, max: DurationText(milliseconds: .max), jitter: 1)
    #expect(backoff.delay(retry: retry, random: &random) >= 0)
    let slow = Backoff(factor: 1, jitter: 0)
    #expect(slow.delay(retry: retry, random: &random) == 1000)
  }
}
