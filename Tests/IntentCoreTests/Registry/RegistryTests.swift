import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("Reading a registry")
struct RegistryTests {
  static let text = """
    {
      "version": 1,
      "defaults": {"timeout": "30s", "max_retries": 5, "rate": "100/s", "concurrency": 8, "redact": ["password"],
                   "backoff": {"base": "2s", "jitter": 0}},
      "intents": {
        "attendance.exec.check_in": {"library": "AttendanceCheckIn"},
        "billing.exec.charge": {
          "exec": ["./bin/charge", "--live"], "description": "Charges a card", "queue": "slow-money", "timeout": 2.5,
          "max_retries": 0, "backoff": {"kind": "fixed", "base": "250ms", "max": "1s"}, "concurrency": 2,
          "rate": {"limit": 10, "per": "1m"}, "approval": true, "redact": ["card.number"], "enabled": false
        },
        "report.query.totals": {
          "library": "ReportTotals", "timeout": null, "rate": null, "concurrency": null,
          "sha256": "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"
        }
      },
      "queues": {"billing": {"concurrency": 4, "rate": "600/m"}, "slow-money": {}},
      "services": {"store": {"folder": "data", "n": 1.10}, "messages": {}}
    }
    """

  private func registry() throws -> Registry { try Registry(Array(Self.text.utf8)) }

  @Test("an entry that says nothing has the defaults, over the built-in")
  func defaults() throws {
    let entry = try #require(try registry()["attendance.exec.check_in"])
    var policy = IntentPolicy()
    policy.timeout = DurationText(milliseconds: 30_000)
    policy.maxRetries = 5
    policy.rate = RateLimit(limit: 100, per: DurationText(milliseconds: 1000))
    policy.concurrency = 8
    policy.redact = ["password"].compactMap(ParameterPath.init)
    policy.backoff = Backoff(base: DurationText(milliseconds: 2000), jitter: 0)
    #expect(entry.policy == policy)
    #expect(entry.handler == .library("AttendanceCheckIn"))
    #expect(entry.summary == nil)
    #expect(entry.queue.text == "attendance")
    #expect(entry.line == 6)
  }

  @Test("an entry's word goes before the defaults; redactions add up")
  func entry() throws {
    let entry = try #require(try registry()["billing.exec.charge"])
    #expect(entry.handler == .exec(["./bin/charge", "--live"]))
    #expect(entry.summary == "Charges a card")
    #expect(entry.queue.text == "slow-money")
    #expect(entry.policy.timeout?.milliseconds == 2500)
    #expect(entry.policy.maxRetries == 0)
    #expect(
      entry.policy.backoff
        == Backoff(
          kind: .fixed, base: DurationText(milliseconds: 250), max: DurationText(milliseconds: 1000), jitter: 0))
    #expect(entry.policy.concurrency == 2)
    #expect(entry.policy.rate == RateLimit(limit: 10, per: DurationText(milliseconds: 60_000)))
    #expect(entry.policy.approval.isRequired)
    #expect(!entry.policy.enabled)
    #expect(entry.policy.redact.map(\.description) == ["password", "card.number"])
  }

  @Test("null lifts a bound of the defaults")
  func lifted() throws {
    let entry = try #require(try registry()["report.query.totals"])
    #expect(entry.policy.timeout == nil)
    #expect(entry.policy.rate == nil)
    #expect(entry.policy.concurrency == nil)
    #expect(entry.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("queues, services and the order of the intents")
  func sections() throws {
    let registry = try registry()
    #expect(registry.keys.map(\.text) == ["attendance.exec.check_in", "billing.exec.charge", "report.query.totals"])
    #expect(
      registry.queues == [
        QueueName(unchecked: "billing"): QueuePolicy(
          concurrency: 4, rate: RateLimit(limit: 600, per: DurationText(milliseconds: 60_000))),
        QueueName(unchecked: "slow-money"): QueuePolicy(),
      ])
    #expect(registry.services["store"]?.text == #"{"folder": "data", "n": 1.10}"#)
    #expect(registry["no.exec.such"] == nil)
    #expect(registry.policy(of: "no.exec.such") == registry.defaults)
  }

  @Test("a look-up of one finds the same as reading all")
  func lookup() throws {
    let registry = try registry()
    let lookup = try RegistryLookup(Array(Self.text.utf8))
    for key in registry.keys { #expect(try lookup.entry(for: key) == registry[key]) }
    #expect(try lookup.entry(for: "no.exec.such") == nil)
    for (name, policy) in registry.queues { #expect(try lookup.queue(name) == policy) }
    #expect(try lookup.queue(QueueName(unchecked: "attendance")) == nil)
    #expect(lookup.service("store") == registry.services["store"])
    #expect(lookup.service("mail") == nil)
  }

  @Test("a look-up does not mind mistakes in entries that it is not asked for, and tells of those in its own")
  func lookupOfBroken() throws {
    let text =
      #"{"version":1,"intents":{"a.exec.good":{"library":"A"},"a.exec.bad":{"libary":"A"},"nonsense":{}}}"#
    let lookup = try RegistryLookup(Array(text.utf8))
    #expect(try lookup.entry(for: "a.exec.good")?.handler == .library("A"))
    let error = #expect(throws: RegistryError.self) { try lookup.entry(for: "a.exec.bad") }
    #expect(error?.problems.map(\.path) == [#"intents["a.exec.bad"].libary"#, #"intents["a.exec.bad"]"#])
  }

  @Test("an intent that was meant is found")
  func nearest() throws {
    let lookup = try RegistryLookup(Array(Self.text.utf8))
    for registry in [try registry().nearest(to: "billing.exec.chagre"), lookup.nearest(to: "billing.exec.chagre")] {
      #expect(registry == "billing.exec.charge")
    }
    #expect(lookup.nearest(to: "weather.query.tomorrow") == nil)
  }

  @Test(
    "rates",
    arguments: [
      ("10/s", 10, 1000), ("600/m", 600, 60_000), ("5/h", 5, 3_600_000), ("100/15m", 100, 900_000),
      ("1/250ms", 1, 250), ("3/d", 3, 86_400_000),
    ])
  func rates(text: String, limit: Int, milliseconds: Int64) {
    #expect(RateLimit(text) == RateLimit(limit: limit, per: DurationText(milliseconds: milliseconds)))
  }

  @Test("no rates", arguments: ["", "10", "/s", "0/s", "-1/s", "10/", "10/x", "10/0s", "1/s/s", "100001/s", "1.5/s"])
  func noRates(text: String) {
    #expect(RateLimit(text) == nil)
  }
}
