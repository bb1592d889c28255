import Foundation
import IntentJSON
import Testing

/// What TERM does to a daemon.
struct StoppingTests {
  static let intents = #""fixture.exec.slow": {"library": "Misbehaving"}"#

  @Test("A first TERM lets what runs finish")
  func finishes() throws {
    let workspace = try Workspace(intents: Self.intents)
    try workspace.drop("slow.json", key: "fixture.exec.slow", params: #"{"milliseconds": 500}"#)
    let runtime = try workspace.start(["work"])
    try workspace.wait("the job runs") { !workspace.files("processing").isEmpty }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    let (state, record) = try workspace.ended("slow")
    #expect(state == "completed", "\(record)")
  }

  @Test("A second TERM gives it back, its attempt refunded, and a new daemon runs it")
  func givesBack() throws {
    let workspace = try Workspace(intents: Self.intents)
    try workspace.drop("slow.json", key: "fixture.exec.slow", params: #"{"milliseconds": 3600000}"#)
    let runtime = try workspace.start(["work"])
    try workspace.wait("the job runs") { !workspace.files("processing").isEmpty }
    runtime.signal(SIGTERM)
    try workspace.wait("the first signal is heard") { runtime.log.contains("stopping") }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    let record = try #require(try workspace.record("slow", in: ["delayed"]))
    #expect(record.json["retry_count"]?.integer == 0, "\(record.json)")
    let attempt = try #require(record.json["attempts"]?.elements.map { $0 }.last)
    #expect(attempt["outcome"]?.string == "interrupted", "\(attempt)")
  }

  @Test("An interrupted drain says so with status 75")
  func drain() throws {
    let workspace = try Workspace(intents: Self.intents)
    try workspace.drop("slow.json", key: "fixture.exec.slow", params: #"{"milliseconds": 500}"#)
    let drain = try workspace.start(["drain", "--log-level", "info"])
    try workspace.wait("the job runs") { !workspace.files("processing").isEmpty }
    drain.signal(SIGTERM)
    #expect(try drain.wait().status == 75)
  }

  @Test("kill -9 of the daemon: the job runs again, and no retry is used up")
  func killed() throws {
    let workspace = try Workspace(intents: Self.intents)
    try workspace.drop("slow.json", key: "fixture.exec.slow", params: #"{"milliseconds": 700}"#)
    let runtime = try workspace.start(["work"])
    try workspace.wait("the job runs") { !workspace.files("processing").isEmpty }
    runtime.signal(SIGKILL)
    _ = try runtime.wait()
    #expect(try workspace.run(["drain"]).status == 0)
    let (state, record) = try workspace.ended("slow")
    #expect(state == "completed")
    #expect(record["retry_count"]?.integer == 0)
    #expect(record["attempts"]?.elements.map { $0["outcome"]?.string } == ["interrupted", "completed"], "\(record)")
  }

  /// Quick jobs, jobs that heed cancellation, and jobs that have to be killed with their workers, all at once.
  @Test("TERM under load: what runs finishes or is handed back, its attempt refunded, within the stated time")
  func underLoad() throws {
    let workspace = try Workspace(
      intents: #"\#(Self.intents), "fixture.exec.ignores_cancellation": {"library": "Misbehaving"}"#)
    for number in 0..<300 {
      let isStubborn = number % 25 == 7
      let milliseconds = isStubborn || number % 10 == 3 ? 3_600_000 : 60
      try workspace.drop(
        "job-\(number).json", key: isStubborn ? "fixture.exec.ignores_cancellation" : "fixture.exec.slow",
        params: #"{"milliseconds": \#(milliseconds)}"#)
    }
    let runtime = try workspace.start(["work", "--workers", "2", "--concurrency", "20", "--shutdown-timeout", "1s"])
    try workspace.wait("it is under way") { workspace.files("completed").count >= 20 }
    let began = Date()
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    // A second to finish, two to be handed back, and what a busy machine takes.
    #expect(Date().timeIntervalSince(began) < 6)

    #expect(workspace.files("processing").isEmpty)
    #expect(workspace.files("failed").isEmpty)
    let states = ["pending", "delayed", "completed"].map { workspace.files($0) }
    #expect(states.map(\.count).reduce(0, +) == 300)
    #expect(!states[1].isEmpty, "some were handed back")
    for path in states[1] + states[2] {
      let json = try JSONText(validating: [UInt8](try Data(contentsOf: workspace.spool.appending(path: path))))
      let outcomes = json["attempts"]?.elements.compactMap { $0["outcome"]?.string } ?? []
      #expect(json["retry_count"]?.integer == 0, "\(json)")
      #expect(outcomes == [path.hasPrefix("completed") ? "completed" : "interrupted"], "\(json)")
    }
  }
}
