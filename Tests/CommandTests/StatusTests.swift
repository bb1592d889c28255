import Foundation
import IntentJSON
import ProgramTesting
import Testing

@testable import intent

/// `intent status` on real spools, and on the screen.
@Suite struct StatusTests {
  /// A spool in which everything that a report tells of has happened.
  private func space() throws -> CommandSpace {
    let space = try CommandSpace()
    for number in 1...3 { try space.run("submit", "test.exec.fail", "--id", "fail-\(number)") }
    try space.run("submit", "runtime.query.echo", "--id", "done")
    try space.run("submit", "no.exec.such", "--id", "held")
    try space.run("submit", "runtime.query.echo", "--id", "later", "--run-at", "1d")
    #expect(try space.run("drain").status == 0)
    try space.write("spool/pending/지각.json", #"{"intent_key": "test.exec.sleep", "intent_params": {}}"#)
    try space.run("queue", "pause", "test")
    return space
  }

  @Test func aReportForPrograms() throws {
    let report = try space().run("status", "--json").json
    #expect(report["dispatcher"]?.isNull == true)
    #expect(report["jobs"]?["failed"]?.integer == 3)
    #expect(report["jobs"]?["completed"]?.integer == 1)
    #expect(report["jobs"]?["held"]?.integer == 1)
    #expect(report["jobs"]?["delayed"]?.integer == 1)
    #expect(report["jobs_beyond_count"]?.elements.map(\.text) == [])
    #expect(report["paused_queues"]?.elements.compactMap(\.string) == ["test"])
    let windows = try #require(report["rates"]?["windows"]?.elements.map { $0 })
    #expect(windows.map { $0["seconds"]?.integer } == [60, 300, 900])
    #expect(windows[2]["failed_per_minute"]?.text == "0.2")
    #expect(report["rates"]?["is_complete"]?.bool == true)
    let waiting = try #require(report["waiting"]?["intents"]?.elements.map { $0 })
    #expect(waiting.map { $0["intent"]?.string } == ["test.exec.sleep"])
    #expect(waiting[0]["oldest_id"]?.string == "지각")
    let failures = try #require(report["failures"]?["groups"]?.elements.map { $0 })
    #expect(failures.map { $0["count"]?.integer } == [3])
    #expect(failures[0]["message"]?.string == "no such student")
    #expect(failures[0]["example_id"]?.string?.hasPrefix("fail-") == true)
    let held = try #require(report["held"]?["groups"]?.elements.map { $0 })
    #expect(held.map { $0["reason"]?.string } == ["unknown_intent"])
    #expect(held[0]["remedy"]?.string?.contains("registry") == true)
  }

  @Test func aReportForPeople() throws {
    let space = try space()
    let report = try space.run("status").output
    for expected in [
      "dispatcher  none runs", "paused      test: intent queue resume NAME", "failed", "PER MINUTE", "WAITING",
      "test.exec.sleep", "지각", "unknown_intent: the registry has no intent no.exec.such", "permanent: no such student",
    ] { #expect(report.contains(expected), "\(expected) is not in \(report)") }
    #expect(!report.contains("\u{1B}"))
    // What is older than asked for is not told.
    usleep(1_100_000)
    #expect(try space.run("status", "--failures-since", "1s").output.contains("no such student") == false)
  }

  @Test func aDispatcherIsToldWithItsWorkers() throws {
    let space = try CommandSpace()
    let dispatcher = try space.start(["work", "--workers", "2"])
    try space.wait("both workers run") {
      try space.run("status", "--json").json["dispatcher"]?["workers"]?.integer == 2
    }
    let report = try space.run("status").output
    #expect(report.contains("runs (process \(dispatcher.pid), 2 workers, since "), "\(report)")
    dispatcher.signal(SIGTERM)
    #expect(try dispatcher.wait().status == 0)
  }

  @Test func aRunningBatchIsToldWithWhatIsDone() throws {
    let space = try CommandSpace(intents: #""test.exec.mixed": {"exec": ["./mixed.sh"], "max_retries": 0}"#)
    try space.program("mixed.sh", "case $(cat) in *slow*) exec sleep 60 ;; *bad*) exit 65 ;; esac")
    try space.run("drain")
    let items = ["fast", "slow", "bad", "fast", "slow"].map { #"{"kind": "\#($0)"}"# }.joined(separator: ", ")
    let dispatcher = try space.start(["work", "--workers", "1"])
    try space.write(
      "spool/pending/tonight.json",
      #"{"id": "tonight", "intent_key": "test.exec.mixed", "intent_params": {}, "batch": {"items": [\#(items)]}}"#)
    func batch() throws -> JSONText? {
      try space.run("status", "--json").json["batches"]?["batches"]?.elements.first { _ in true }
    }
    try space.wait("three items have ended") {
      let batch = try batch()
      return batch?["completed"]?.integer == 2 && batch?["failed"]?.integer == 1
    }
    #expect(try batch()?["total"]?.integer == 5)
    #expect(try batch()?["intent"]?.string == "test.exec.mixed")
    #expect(try space.run("status").output.contains("   3/5       1  "))
    let metrics = try String(contentsOf: space.spool.appending(path: "metrics/intent.prom"), encoding: .utf8)
    #expect(metrics.contains("intent_dispatcher_up 1"))
    dispatcher.signal(SIGTERM)
    dispatcher.signal(SIGTERM)
    try space.wait("it gives back") {
      dispatcher.signal(SIGTERM)
      return try space.ids("processing").isEmpty
    }
    _ = try dispatcher.wait()
    let last = try String(contentsOf: space.spool.appending(path: "metrics/intent.prom"), encoding: .utf8)
    #expect(last.contains(#"intent_batch_items_total{intent="test.exec.mixed",outcome="completed"} 2"#), "\(last)")
    #expect(last.contains(#"intent_batch_items_total{intent="test.exec.mixed",outcome="failed"} 1"#), "\(last)")
  }

  @Test func wrongArgumentsAreTold() throws {
    let space = try CommandSpace()
    let early = try space.run("status", "--watch", "10ms")
    #expect(early.status == 64)
    #expect(early.errors.contains("--watch takes 100ms or more, not 10ms"))
    #expect(try space.run("status", "--watch=soon").status == 64)
    #expect(try space.run("status", "--failures-since", "x").status == 64)
    #expect(try space.run("status", "--watch").status == 66)
  }

  @Test func withoutAScreenOneReportFollowsTheOther() throws {
    let space = try space()
    let watch = try space.start(["status", "--watch", "100ms"])
    try space.wait("three reports") { watch.output.split(separator: "--- ").count >= 3 }
    watch.signal(SIGINT)
    let ending = try watch.wait()
    #expect(ending.status == 0)
    #expect(!ending.output.contains("\u{1B}"))
    #expect(ending.output.hasPrefix("--- 20"))
    #expect(ending.output.contains("\n\n--- 20"))
    let programs = try space.start(["status", "--watch", "100ms", "--json"])
    try space.wait("two reports") { programs.output.count { $0 == "\n" } >= 2 }
    programs.signal(SIGTERM)
    let lines = try programs.wait()
    #expect(lines.status == 0)
    #expect(lines.jsonLines.allSatisfy { $0["jobs"]?["failed"]?.integer == 3 })
  }

  private func watch(_ space: CommandSpace, _ terminal: PseudoTerminal, _ environment: [String: String] = [:]) throws
    -> RunningCommand
  {
    try space.start(
      ["status", "--watch", "100ms"], environment: ["TERM": "xterm", "NO_COLOR": ""].merging(environment) { $1 },
      terminal: terminal)
  }

  @Test(arguments: [(80, 50), (200, 40), (60, 12)]) func theScreenIsKeptAndGivenBack(_ columns: Int, _ rows: Int) throws
  {
    let space = try space()
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    let watch = try watch(space, terminal)
    try space.wait("two frames") { terminal.output.split(separator: "\u{1B}[H").count > 3 }
    let shown = ShownScreen(columns: columns, rows: rows, after: terminal.output)
    #expect(shown.unknown == [])
    #expect(shown.isAlternate && !shown.isCursorVisible)
    let text = shown.lines.joined(separator: "\n")
    #expect(text.contains("every 100ms"))
    #expect(text.contains("pending        1"), "\(text)")
    if rows >= 40 {
      #expect(text.contains("no such student"), "\(text)")
      #expect(terminal.output.contains("\u{1B}[31m"))
    }
    if rows == 12 { #expect(shown.lines[11].contains("more lines: make the window taller"), "\(text)") }
    watch.signal(SIGINT)
    #expect(try watch.wait().status == 0)
    let after = ShownScreen(columns: columns, rows: rows, after: terminal.output)
    #expect(!after.isAlternate && after.isCursorVisible)
  }

  /// What stood there before is gone, line by line, and nothing is cleared as a whole.
  @Test func aFrameLeavesNothingOfTheLast() throws {
    let space = try space()
    let terminal = try PseudoTerminal(columns: 100, rows: 50)
    let watch = try watch(space, terminal)
    try space.wait("the first frame") { terminal.output.contains("no such student") }
    for number in 1...3 {
      try FileManager.default.removeItem(at: space.spool.appending(path: "failed/fail-\(number).json"))
    }
    try space.wait("the failures are gone") {
      !ShownScreen(columns: 100, rows: 50, after: terminal.output).lines.joined().contains("no such student")
    }
    terminal.resize(columns: 60, rows: 12)
    watch.signal(SIGWINCH)
    try space.wait("it fits the smaller window") { terminal.output.contains("make the window taller") }
    #expect(terminal.output.split(separator: "\u{1B}[2J").count == 2, "the screen is cleared once")
    watch.signal(SIGTERM)
    #expect(try watch.wait().status == 0)
    #expect(terminal.output.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
  }

  @Test func noColourAndADumbTerminalAreRespected() throws {
    let space = try space()
    let plain = try PseudoTerminal(columns: 80, rows: 50)
    let watch = try watch(space, plain, ["NO_COLOR": "1"])
    try space.wait("a frame") { plain.output.contains("no such student") }
    watch.signal(SIGINT)
    _ = try watch.wait()
    #expect(!plain.output.contains("\u{1B}[31m"))
    #expect(plain.output.contains("\u{1B}[?1049h"), "it is a screen all the same")
    let dumb = try PseudoTerminal(columns: 80, rows: 50)
    let second = try self.watch(space, dumb, ["TERM": "dumb"])
    try space.wait("two reports") { dumb.output.split(separator: "--- ").count >= 3 }
    second.signal(SIGINT)
    #expect(try second.wait().status == 0)
    #expect(!dumb.output.contains("\u{1B}"))
  }
}
