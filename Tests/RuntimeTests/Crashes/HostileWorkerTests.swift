import Foundation
import IntentJSON
import Testing

/// Workers that somebody has taken over, each among twenty jobs that are done as they should be. The dispatcher lives,
/// believes nothing of what is not the worker's to say, and charges nobody but the job in whose name it was said.
struct HostileWorkerTests {
  struct Attack: Sendable, CustomTestStringConvertible {
    var name: String
    /// What becomes of the job; nil: it completes.
    var kind: String?
    /// What the log says.
    var said: String?
    var policy = ""
    var concurrency = 4
    var testDescription: String { name }

    init(_ name: String, _ kind: String? = nil, said: String? = nil, policy: String = "", concurrency: Int = 4) {
      self.name = name
      self.kind = kind
      self.said = said
      self.policy = policy
      self.concurrency = concurrency
    }
  }

  static let wrong = "does not keep to the protocol"
  static let attacks = [
    Attack("garbage", "crash", said: wrong), Attack("four_gigabytes", "crash", said: "4294967295 bytes"),
    Attack("no_length", "crash", said: wrong), Attack("unknown_kind", "crash", said: "unknown report 200"),
    Attack("cut_off", "crash"), Attack("too_long", "crash", said: "too many"), Attack("bad_json", "crash", said: wrong),
    Attack("drip", "timeout", policy: #", "timeout": "300ms""#),
    Attack("many_follow_ups", "crash", said: "20000 follow-ups"),
    Attack("other_tokens", "crash", said: "ended an attempt that it does not run"),
    Attack("twice", said: "ended an attempt that it does not run"), Attack("late"),
    // What a worker says of the attempts that it was given itself is its to say.
    Attack("other_words", concurrency: 1),
    Attack("ready_again"), Attack("log_flood", said: "98000 more lines of log were left out"), Attack("long_line"),
    Attack("progress_flood"),
  ]

  static let hostile = Workspace.products.appending(path: "hostile-worker").path

  private func workspace(_ policy: String = "") throws -> Workspace {
    try Workspace(
      intents: """
        "fixture.exec.attacked": {"library": "RuntimeEcho", "max_retries": 1,
          "backoff": {"kind": "fixed", "base": "10ms"}\(policy)},
        "runtime.query.echo": {"library": "RuntimeEcho"}
        """)
  }

  @Test("A worker turns on its dispatcher", arguments: attacks)
  func attacked(_ attack: Attack) throws {
    let workspace = try workspace(attack.policy)
    try workspace.drop("bad.json", key: "fixture.exec.attacked", params: #"{"attack": "\#(attack.name)"}"#)
    for number in 0..<20 {
      try workspace.drop("good-\(number).json", key: "runtime.query.echo", params: #"{"n": \#(number)}"#)
    }
    let runtime = try workspace.start(
      ["work", "--workers", "2", "--concurrency", "\(attack.concurrency)", "--kill-grace", "100ms"],
      environment: ["INTENT_WORKER": Self.hostile])
    try workspace.wait("the job has ended") { try workspace.record("bad", in: Workspace.terminal) != nil }
    try workspace.wait("its neighbours have completed") {
      workspace.files("completed").count(where: { $0.contains("good-") }) == 20
    }
    runtime.signal(SIGTERM)
    let output = try runtime.wait()
    #expect(output.status == 0, "\(output.errors.suffix(2000))")

    let (state, record) = try workspace.ended("bad")
    #expect(state == (attack.kind == nil ? "completed" : "failed"))
    #expect(record["retry_count"]?.integer == (attack.kind == nil ? 0 : 1), "\(record)")
    if let kind = attack.kind {
      let last = try #require(record["attempts"]?.elements.map { $0 }.last)
      #expect(last["error"]?["kind"]?.string == kind, "\(record)")
    } else {
      #expect(record["result"]?["attack"]?.string == attack.name, "\(record)")
    }
    if let said = attack.said { #expect(output.errors.contains(said), "\(output.errors.prefix(4000))") }
    try checkNeighbours(workspace)
    #expect(output.errors.utf8.count < 4 << 20, "the log grew to \(output.errors.utf8.count) bytes")
  }

  private func checkNeighbours(_ workspace: Workspace) throws {
    #expect(workspace.files("completed").filter { $0.contains("forged") } == [])
    for path in workspace.files("completed") where path.contains("good-") {
      let text = try String(contentsOf: workspace.spool.appending(path: path), encoding: .utf8)
      let good = try JSONText(validating: text)
      #expect(good["retry_count"]?.integer == 0, "a neighbour was charged: \(text)")
      #expect(good["result"] == good["intent_params"], "a neighbour has somebody else's result: \(text)")
      #expect(!text.contains("forged"), "what was forged is in a record: \(text)")
    }
    for state in ["pending", "processing", "delayed", "held", "rejected", "cancelled"] {
      #expect(workspace.files(state) == [], "something was left in \(state)")
    }
  }

  @Test("What comes before a worker was given anything ends it, and the next one is started after a pause")
  func beforeAnything() throws {
    let workspace = try workspace()
    try workspace.drop("good-1.json", key: "runtime.query.echo", params: #"{"n": 1}"#)
    let runtime = try workspace.start(
      ["work", "--workers", "1"],
      environment: ["INTENT_WORKER": Self.hostile, "HOSTILE_START": workspace.root.appending(path: "once").path])
    try workspace.wait("the job has completed") { workspace.files("completed").count == 1 }
    runtime.signal(SIGTERM)
    let output = try runtime.wait()
    #expect(output.status == 0)
    #expect(output.errors.contains(Self.wrong), "\(output.errors)")
    try checkNeighbours(workspace)
  }

  @Test("Others in the same worker are suspects, which run alone, and are not charged")
  func company() throws {
    let workspace = try workspace()
    for number in 0..<3 {
      try workspace.drop("held-\(number).json", key: "runtime.query.echo", params: #"{"hold": true}"#)
    }
    let runtime = try workspace.start(
      ["work", "--workers", "1", "--concurrency", "8"], environment: ["INTENT_WORKER": Self.hostile])
    try workspace.wait("the three are under way") { workspace.files("processing").count == 3 }
    try workspace.drop("bad.json", key: "fixture.exec.attacked", params: #"{"attack": "garbage"}"#)
    try workspace.wait("the job has failed") { try workspace.record("bad", in: ["failed"]) != nil }
    try workspace.wait("the others have completed") { workspace.files("completed").count == 3 }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    for number in 0..<3 {
      let record = try workspace.ended("held-\(number)").json
      #expect(record["retry_count"]?.integer == 0, "\(record)")
      #expect(record["attempts"]?.elements.map { $0["outcome"]?.string } == ["suspected", "completed"], "\(record)")
    }
    let bad = try workspace.ended("bad").json
    #expect(bad["retry_count"]?.integer == 1)
    #expect(bad["attempts"]?.elements.map { $0["outcome"]?.string } == ["suspected", "retry", "retry"], "\(bad)")
  }
}
