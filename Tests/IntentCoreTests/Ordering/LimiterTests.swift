import IntentCore
import IntentModel
import RandomTesting
import Testing

@Suite("Bounds of intents and queues")
struct LimiterTests {
  private let charge: IntentKey = "billing.exec.charge"
  private let refund: IntentKey = "billing.exec.refund"
  private let free: IntentKey = "report.query.totals"
  private let billing = QueueName(unchecked: "billing")

  private func limiter(
    charge policy: (inout IntentPolicy) -> Void = { _ in }, queue: QueuePolicy? = nil, paused: Set<QueueName> = []
  ) -> Limiter {
    Limiter(registry(charge: policy, queue: queue), paused: paused)
  }

  private func registry(charge change: (inout IntentPolicy) -> Void = { _ in }, queue: QueuePolicy? = nil) -> Registry {
    var policy = IntentPolicy()
    change(&policy)
    return Registry(
      [
        RegistryEntry(key: charge, handler: .library("A"), policy: policy),
        RegistryEntry(key: refund, handler: .library("B")),
        RegistryEntry(key: free, handler: .library("C")),
      ], queues: queue.map { [billing: $0] } ?? [:])
  }

  @Test("what has no bounds is in no filter")
  func unbounded() {
    var limiter = limiter()
    limiter.started(charge, at: .at(milliseconds: 0))
    #expect(limiter.filter(at: .at(milliseconds: 0)) == ClaimFilter())
    #expect(limiter.nextAdmission(at: .at(milliseconds: 0)) == nil)
  }

  @Test("concurrency of an intent")
  func concurrency() {
    var limiter = limiter { $0.concurrency = 2 }
    let now = MonotonicInstant.at(milliseconds: 0)
    #expect(limiter.filter(at: now).slotsOfIntent == [charge: 2])
    limiter.started(charge, at: now)
    limiter.started(charge, at: now)
    #expect(limiter.filter(at: now).slotsOfIntent == [charge: 0])
    #expect(!limiter.filter(at: now).admits(charge))
    #expect(limiter.filter(at: now).admits(refund))
    #expect(limiter.nextAdmission(at: now) == nil, "the end of a job is an event of its own")
    limiter.ended(charge)
    #expect(limiter.filter(at: now).slotsOfIntent == [charge: 1])
  }

  @Test("concurrency of a queue counts all its intents")
  func queue() {
    var limiter = limiter(queue: QueuePolicy(concurrency: 3))
    let now = MonotonicInstant.at(milliseconds: 0)
    limiter.started(charge, at: now)
    limiter.started(refund, at: now)
    limiter.started(free, at: now)
    #expect(limiter.filter(at: now).slotsOfQueue == [billing: 1])
    limiter.started(refund, at: now)
    #expect(!limiter.filter(at: now).admits(charge))
    limiter.ended(charge)
    limiter.ended(charge)
    #expect(limiter.filter(at: now).slotsOfQueue == [billing: 1], "an end that was no start counts for nothing")
  }

  @Test("an intent in another queue than its domain's")
  func otherQueue() {
    let slow = QueueName(unchecked: "slow")
    var limiter = limiter(charge: { $0.queue = slow }, queue: QueuePolicy(concurrency: 1))
    let now = MonotonicInstant.at(milliseconds: 0)
    #expect(limiter.queue(of: charge) == slow)
    limiter.started(charge, at: now)
    #expect(limiter.filter(at: now).admits(refund))
    #expect(limiter.filter(at: now).queueOfIntent == [charge: slow])
    limiter.setPaused([slow])
    #expect(!limiter.filter(at: now).admits(charge))
  }

  @Test("a paused queue admits nothing, and then again")
  func paused() {
    var limiter = limiter(paused: [billing])
    let now = MonotonicInstant.at(milliseconds: 0)
    #expect(!limiter.filter(at: now).admits(charge))
    #expect(limiter.filter(at: now).admits(free))
    limiter.setPaused([])
    #expect(limiter.filter(at: now).admits(charge))
  }

  @Test("a rate admits again as soon as the oldest start is over")
  func rate() {
    var limiter = limiter { $0.rate = RateLimit("2/s") }
    limiter.started(charge, at: .at(milliseconds: 100))
    #expect(limiter.nextAdmission(at: .at(milliseconds: 100)) == nil)
    limiter.started(charge, at: .at(milliseconds: 300))
    limiter.ended(charge)
    limiter.ended(charge)
    #expect(!limiter.filter(at: .at(milliseconds: 300)).admits(charge))
    #expect(limiter.nextAdmission(at: .at(milliseconds: 300)) == .at(milliseconds: 1100))
    #expect(!limiter.filter(at: .at(milliseconds: 1099)).admits(charge))
    #expect(limiter.filter(at: .at(milliseconds: 1100)).slotsOfIntent == [charge: 1])
    #expect(limiter.nextAdmission(at: .at(milliseconds: 1100)) == nil)
    #expect(limiter.filter(at: .at(milliseconds: 1300)).slotsOfIntent == [charge: 2])
  }

  @Test("the next admission is the earliest of all rates that block, pauses and full intents apart")
  func nextAdmission() {
    var limiter = limiter(
      charge: {
        $0.rate = RateLimit("1/m")
        $0.concurrency = 1
      }, queue: QueuePolicy(rate: RateLimit("1/s")))
    limiter.started(charge, at: .at(milliseconds: 0))
    #expect(limiter.nextAdmission(at: .at(milliseconds: 0)) == .at(milliseconds: 1000), "the queue's")
    #expect(limiter.nextAdmission(at: .at(milliseconds: 1000)) == nil, "the intent is full: its end comes first")
    limiter.ended(charge)
    #expect(limiter.nextAdmission(at: .at(milliseconds: 1000)) == .at(milliseconds: 60_000))
    limiter.setPaused([billing])
    #expect(limiter.nextAdmission(at: .at(milliseconds: 0)) == .at(milliseconds: 60_000))
  }

  @Test("a new registry keeps counting what runs and what started")
  func configure() {
    var limiter = limiter { $0.rate = RateLimit("3/s") }
    let now = MonotonicInstant.at(milliseconds: 0)
    for _ in 0..<3 { limiter.started(charge, at: now) }
    limiter.configure(
      registry(
        charge: {
          $0.rate = RateLimit("4/s")
          $0.concurrency = 5
        }, queue: QueuePolicy(concurrency: 10)))
    #expect(limiter.filter(at: now).slotsOfIntent == [charge: 1])
    #expect(limiter.filter(at: now).slotsOfQueue == [billing: 7])
    limiter.configure(registry(charge: { $0.rate = RateLimit("2/s") }))
    #expect(limiter.filter(at: now).slotsOfIntent == [charge: 0])
    #expect(limiter.nextAdmission(at: now) == .at(milliseconds: 1000))
    limiter.configure(
      registry(charge: { $0.queue = QueueName(unchecked: "slow") }, queue: QueuePolicy(concurrency: 10)))
    #expect(limiter.filter(at: now).slotsOfQueue == [billing: 10], "what runs counts where its intent now waits")
    limiter.configure(registry())
    #expect(limiter.filter(at: now) == ClaimFilter())
  }

  @Test("no stretch of time ever sees more starts than the rate, and none are lost", arguments: 0..<40 as Range<UInt64>)
  func exact(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = Int.random(in: 1...8, using: &random)
    let per = Int64.random(in: 1...50, using: &random)
    var limiter = limiter { $0.rate = RateLimit(limit: limit, per: DurationText(milliseconds: per)) }
    var starts: [Int64] = []
    var now: Int64 = 0
    for _ in 0..<500 {
      now += Int64.random(in: 0...(2 * per / Int64(limit) + 1), using: &random)
      let instant = MonotonicInstant.at(milliseconds: now)
      let slots = limiter.filter(at: instant).slotsOfIntent[charge] ?? .max
      let recent = starts.filter { $0 > now - per }.count
      #expect(slots == limit - recent, "all that the rate allows")
      let next = limiter.nextAdmission(at: instant)
      #expect((next == nil) == (slots > 0))
      for _ in 0..<Int.random(in: 0...slots, using: &random) {
        limiter.started(charge, at: instant)
        starts.append(now)
      }
    }
    for start in starts {
      #expect(starts.filter { $0 >= start && $0 < start + per }.count <= limit)
    }
  }
}
