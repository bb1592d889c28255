import Foundation
import IntentJSON
import Testing

/// The hook of a handler for jobs whose retries are used up: it runs once, after the last of them, and whatever becomes of
/// it, the job's record says what the job failed of.
struct HookTests {
  private static let intents = """
    "fixture.exec.gives_up": {"library": "Misbehaving", "max_retries": 1, "backoff": {"kind": "fixed", "base": "10ms"}},
    "fixture.exec.slow": {"library": "Misbehaving"}
    """
  private static let options = ["--workers", "1", "--hook-timeout", "300ms", "--kill-grace", "200ms"]

  /// How often the hook began, by the daemon's log.
  private func hooks(_ log: String) -> Int { log.components(separatedBy: "hook of attempt").count - 1 }

  private func checkFailed(_ workspace: Workspace) throws {
    let (state, record) = try workspace.ended("bad")
    #expect(state == "failed")
    #expect(record["retry_count"]?.integer == 1, "\(record)")
    #expect(record["error_message"]?.string?.contains("the printer is on fire") == true, "\(record)")
    let attempts = record["attempts"]?.elements.map { $0["error"]?["kind"]?.string } ?? []
    #expect(attempts == ["handler_error", "handler_error"], "\(record)")
  }

  @Test(
    "whatever the hook does, the record says what the job failed of, and its neighbours complete uncharged",
    arguments: ["returns", "throws", "crashes", "exits", "hangs", "waits"])
  func hook(_ what: String) throws {
    let workspace = try Workspace(intents: Self.intents)
    for number in 0..<6 {
      try workspace.drop("slow-\(number).json", key: "fixture.exec.slow", params: #"{"milliseconds": 400}"#)
    }
    try workspace.drop("bad.json", key: "fixture.exec.gives_up", params: #"{"hook": "\#(what)"}"#)
    let runtime = try workspace.start(["work"] + Self.options)
    try workspace.wait("all have ended") { Workspace.terminal.flatMap(workspace.files).count == 7 }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)

    try checkFailed(workspace)
    #expect(hooks(runtime.log) == 1, "\(runtime.log)")
    #expect(runtime.log.contains("hook of attempt 2: "), "after the last retry: \(runtime.log)")
    for number in 0..<6 {
      let (state, slow) = try workspace.ended("slow-\(number)")
      #expect(state == "completed")
      #expect(slow["retry_count"]?.integer == 0, "\(slow)")
    }
  }

  @Test("a hook that throws is told in the log")
  func told() throws {
    let workspace = try Workspace(intents: Self.intents)
    try workspace.drop("bad.json", key: "fixture.exec.gives_up", params: #"{"hook": "throws"}"#)
    let runtime = try workspace.start(["work"] + Self.options)
    try workspace.wait("the job has failed") { workspace.files("failed").count == 1 }
    runtime.signal(SIGTERM)
    _ = try runtime.wait()
    #expect(runtime.log.contains("hook for exhausted retries failed: the printer is on fire"), "\(runtime.log)")
  }

  @Test("no hook runs while a retry is left")
  func notBefore() throws {
    let workspace = try Workspace(
      intents: #""fixture.exec.gives_up": {"library": "Misbehaving", "backoff": {"kind": "fixed", "base": "5m"}}"#)
    try workspace.drop("bad.json", key: "fixture.exec.gives_up", params: #"{"hook": "returns"}"#)
    let drain = try workspace.run(["drain"] + Self.options)
    #expect(try workspace.record("bad", in: ["delayed"]) != nil, "\(drain.errors)")
    #expect(hooks(drain.errors) == 0, "\(drain.errors)")
  }

  @Test("kill -9 of the daemon while a hook runs: the job is not lost, and fails of the same")
  func killed() throws {
    let workspace = try Workspace(intents: Self.intents)
    try workspace.drop("bad.json", key: "fixture.exec.gives_up", params: #"{"hook": "hangs"}"#)
    let runtime = try workspace.start(["work", "--workers", "1", "--hook-timeout", "1h"])
    try workspace.wait("the hook runs") { hooks(runtime.log) == 1 }
    #expect(workspace.files("failed").isEmpty, "the record waits for the hook")
    runtime.signal(SIGKILL)
    _ = try runtime.wait()
    #expect(try workspace.run(["drain"] + Self.options).status == 0)
    let (state, record) = try workspace.ended("bad")
    #expect(state == "failed")
    #expect(record["error_message"]?.string?.contains("the printer is on fire") == true, "\(record)")
    #expect(
      record["attempts"]?.elements.map { $0["outcome"]?.string } == ["retry", "interrupted", "retry"], "\(record)")
  }
}
