import Foundation
import IntentJSON
import Testing

/// Handlers that do everything wrong, each among twenty jobs of a handler that does nothing: the wrong one ends as the
/// design says, and its neighbours all complete.
struct MisbehaviourTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var handler: String
    var library = "Misbehaving"
    var params = "{}"
    var policy = ""
    var state = "failed"
    var kind: String?
    var retries = 1
    var testDescription: String { "\(handler) \(params)" }
  }

  static let cases = [
    Case(handler: "throws", kind: "handler_error"),
    Case(handler: "permanent", kind: "permanent", retries: 0),
    Case(handler: "invalid_params", kind: "invalid_params", retries: 0),
    Case(handler: "segfault", kind: "crash"),
    Case(handler: "fatal_error", kind: "crash"),
    Case(handler: "exits", params: #"{"status": 0}"#, kind: "crash"),
    Case(handler: "allocates", kind: "crash"),
    Case(handler: "loops", policy: #", "timeout": "200ms""#, kind: "timeout"),
    Case(
      handler: "ignores_cancellation", params: #"{"milliseconds": 3600000}"#, policy: #", "timeout": "200ms""#,
      kind: "timeout"),
    Case(handler: "honours_cancellation", policy: #", "timeout": "200ms""#, kind: "timeout"),
    Case(handler: "never_answers", library: "PlainC", policy: #", "timeout": "200ms""#, kind: "timeout"),
    Case(handler: "completes_when_cancelled", policy: #", "timeout": "200ms""#, state: "completed", retries: 0),
    Case(handler: "prints", state: "completed", retries: 0),
    Case(handler: "completes_twice", library: "PlainC", state: "completed", retries: 0),
    Case(handler: "floods", params: #"{"count": 5000}"#, state: "completed", retries: 0),
  ]

  @Test("One job misbehaves", arguments: cases)
  func misbehaves(_ bad: Case) throws {
    let workspace = try Workspace(
      intents: """
        "fixture.exec.\(bad.handler)": {"library": "\(bad.library)", "max_retries": 1,
          "backoff": {"kind": "fixed", "base": "10ms"}\(bad.policy)},
        "runtime.query.echo": {"library": "RuntimeEcho"}
        """)
    try workspace.drop("bad.json", key: "fixture.exec.\(bad.handler)", params: bad.params)
    for number in 0..<20 {
      try workspace.drop("good-\(number).json", key: "runtime.query.echo", params: #"{"n": \#(number)}"#)
    }
    let runtime = try workspace.start(["work", "--workers", "2", "--memory-limit", "512M", "--kill-grace", "200ms"])
    try workspace.wait("the bad job has ended") { try workspace.record("bad", in: Workspace.terminal) != nil }
    try workspace.wait("its neighbours have completed") {
      workspace.files("completed").count(where: { $0.contains("good-") }) == 20
    }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)

    let (state, record) = try workspace.ended("bad")
    #expect(state == bad.state)
    #expect(record["retry_count"]?.integer == Int64(bad.retries), "\(record)")
    if let kind = bad.kind {
      let last = try #require(record["attempts"]?.elements.map { $0 }.last)
      #expect(last["error"]?["kind"]?.string == kind, "\(record)")
      #expect(record["error_message"]?.string?.isEmpty == false)
    }
    for path in workspace.files("completed") where path.contains("good-") {
      let good = try JSONText(validating: [UInt8](try Data(contentsOf: workspace.spool.appending(path: path))))
      #expect(good["retry_count"]?.integer == 0, "a neighbour was charged: \(good)")
    }
  }

  @Test("A crash with eight jobs in flight is charged to the killer alone, with its signal")
  func suspects() throws {
    let workspace = try Workspace(
      intents: """
        "fixture.exec.segfault": {"library": "Misbehaving", "max_retries": 1, "backoff": {"kind": "fixed", "base": "10ms"}},
        "fixture.exec.slow": {"library": "Misbehaving"}
        """)
    for number in 0..<7 {
      try workspace.drop("slow-\(number).json", key: "fixture.exec.slow", params: #"{"milliseconds": 300}"#)
    }
    try workspace.drop("killer.json", key: "fixture.exec.segfault")
    let runtime = try workspace.start(["work", "--workers", "1", "--concurrency", "8"])
    try workspace.wait("all have ended") { workspace.files("completed").count + workspace.files("failed").count == 8 }
    runtime.signal(SIGTERM)
    _ = try runtime.wait()

    let (state, killer) = try workspace.ended("killer")
    #expect(state == "failed")
    let last = try #require(killer["attempts"]?.elements.map { $0 }.last)
    #expect(last["error"]?["kind"]?.string == "crash")
    #expect(last["signal"]?.integer == Int64(SIGSEGV), "\(killer)")
    for number in 0..<7 {
      let (state, slow) = try workspace.ended("slow-\(number)")
      #expect(state == "completed")
      #expect(slow["retry_count"]?.integer == 0, "\(slow)")
    }
  }

  @Test("A job that crashes its worker every time fails after its retries, and its neighbours never do")
  func crashesAgainAndAgain() throws {
    let workspace = try Workspace(
      intents: """
        "fixture.exec.segfault": {"library": "Misbehaving", "max_retries": 3, "backoff": {"kind": "fixed", "base": "10ms"}},
        "fixture.exec.slow": {"library": "Misbehaving", "max_retries": 0}
        """)
    for number in 0..<120 {
      try workspace.drop("slow-\(number).json", key: "fixture.exec.slow", params: #"{"milliseconds": 40}"#)
    }
    for number in 0..<3 { try workspace.drop("killer-\(number).json", key: "fixture.exec.segfault") }
    let runtime = try workspace.start(["work", "--workers", "2", "--concurrency", "8"])
    try workspace.wait("all have ended") { workspace.files("completed").count + workspace.files("failed").count == 123 }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)

    for number in 0..<3 {
      let (state, killer) = try workspace.ended("killer-\(number)")
      #expect(state == "failed")
      #expect(killer["retry_count"]?.integer == 3, "\(killer)")
      let attempts = killer["attempts"]?.elements.map { $0 } ?? []
      // Suspected first, where it had company; then charged alone, four times.
      #expect(attempts.count { $0["outcome"]?.string == "retry" } == 4, "\(killer)")
      #expect(attempts.last?["error"]?["kind"]?.string == "crash")
      #expect(attempts.last?["signal"]?.integer == Int64(SIGSEGV))
      #expect(killer["error_kind"]?.string == "crash")
    }
    // None of them has a retry to lose.
    for number in 0..<120 {
      let (state, slow) = try workspace.ended("slow-\(number)")
      #expect(state == "completed", "\(slow)")
      #expect(slow["retry_count"]?.integer == 0, "\(slow)")
    }
  }

  @Test("A snooze and a rate limit use up nothing")
  func waits() throws {
    let workspace = try Workspace(
      intents: """
        "fixture.exec.snooze": {"library": "Misbehaving"}, "fixture.exec.rate_limited": {"library": "Misbehaving"}
        """)
    try workspace.drop("snooze.json", key: "fixture.exec.snooze")
    try workspace.drop("limited.json", key: "fixture.exec.rate_limited")
    let runtime = try workspace.start(["work", "--workers", "1"])
    try workspace.wait("both were tried twice") {
      try ["snooze", "limited"].allSatisfy { name in
        guard let record = try workspace.record(name, in: ["delayed"]) else { return false }
        return (record.json["attempts"]?.elements.map { $0 }.count ?? 0) >= 2
      }
    }
    for name in ["snooze", "limited"] {
      if let record = try workspace.record(name, in: ["delayed"]) {
        #expect(record.json["retry_count"]?.integer == 0)
      }
    }
    runtime.signal(SIGTERM)
    _ = try runtime.wait()
  }
}
