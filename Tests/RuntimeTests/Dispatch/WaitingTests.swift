import Foundation
import Testing

/// What is due and finds no place waits for one, and keeps nobody busy meanwhile.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/stat"), "there is no /proc"))
struct WaitingTests {
  private static let intents =
    #""fixture.exec.slow": {"library": "Misbehaving"}, "runtime.query.echo": {"library": "RuntimeEcho"}, "#
    + #""fixture.exec.audited": {"library": "Misbehaving", "backoff": {"kind": "fixed", "base": "50ms"}}"#

  @Test("A delayed job, while all places are taken")
  func job() throws {
    let workspace = try Workspace(intents: Self.intents)
    let runtime = try workspace.start(["work", "--workers", "1", "--concurrency", "1", "--shutdown-timeout", "0s"])
    let due = Date().addingTimeInterval(1.5)
    let time = due.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    try workspace.drop("later.json", key: "runtime.query.echo", extra: #", "run_at": "\#(time)""#)
    try workspace.wait("it is delayed") { workspace.files("delayed").count == 1 }
    try workspace.drop("slow.json", key: "fixture.exec.slow", params: #"{"milliseconds": 60000}"#)
    try workspace.wait("the place is taken") { workspace.files("processing").count == 1 }
    try workspace.wait("the other one is due") { Date() > due }
    try expectIdle(runtime)
    #expect(workspace.files("delayed").count == 1)
    // It runs as soon as there is a place.
    let id = try #require(workspace.files("processing").first).split(separator: "/")[1].dropLast(".json".count)
    #expect(try workspace.run(["cancel", String(id)]).status == 0)
    try workspace.wait("the other one has completed") { workspace.files("completed").count == 1 }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
  }

  @Test("An item that is to be tried again, while the batch's one place is taken")
  func item() throws {
    let workspace = try Workspace(intents: Self.intents)
    let runtime = try workspace.start(["work", "--workers", "1", "--shutdown-timeout", "0s"])
    let items = #"[{"n": 1, "failures": 1}, {"n": 2, "milliseconds": 60000}]"#
    try workspace.drop(
      "batch.json",
      #"{"id": "batch", "intent_key": "fixture.exec.audited", "intent_params": {}, "#
        + #""batch": {"items": \#(items), "concurrency": 1}}"#)
    let journal = workspace.spool.appending(path: "batches/batch/journal.jsonl").path
    try workspace.wait("the first is to be tried again") {
      FileManager.default.contents(atPath: journal).map { String(decoding: $0, as: UTF8.self) }?.contains("not yet")
        == true
    }
    try expectIdle(runtime)
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
  }

  /// Watches for two seconds: a dispatcher that turns in circles takes all of them, even a busy machine's share of them.
  private func expectIdle(_ runtime: RunningProgram) throws {
    usleep(200_000)
    let before = try runtime.processorTicks()
    sleep(2)
    let ticks = try runtime.processorTicks() - before
    #expect(ticks < 8, "the dispatcher took \(ticks) ticks of processor time in two seconds")
  }
}

extension RunningProgram {
  /// Its processor time so far, in ticks of the kernel: 100 a second.
  fileprivate func processorTicks() throws -> Int {
    let text = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
    // Counted from the end of the name, which may have anything in it: what proc(5) calls the 14th field is at 12.
    let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
    guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
      throw Failure("/proc/\(pid)/stat does not read: \(text)")
    }
    return user + system
  }
}
