import Foundation
import IntentJSON
import Testing

/// `intent batch run`: items in, a batch out, or nothing at all.
@Suite struct BatchRunTests {
  /// What is in `batches/`, and no more than that.
  static func kept(_ space: CommandSpace) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: space.spool.appending(path: "batches").path).sorted()
  }

  /// The batch's items as its file has them.
  private func items(_ space: CommandSpace, _ id: String) throws -> [String] {
    try String(contentsOf: space.spool.appending(path: "batches/\(id)/items.jsonl"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  @Test func runsJSONLinesAndTellsHowItWent() throws {
    let space = try CommandSpace()
    try space.write("tonight.jsonl", (1...300).map { "{\"n\": \($0)}\n" }.joined())
    try space.withDispatcher {
      let ending = try space.run(
        "batch", "run", "runtime.query.echo", "--items", "tonight.jsonl", "--params", #"{"subject": "공지", "n": 0}"#)
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.lines.count == 1)
      #expect(ending.output.hasPrefix("tonight-"), "\(ending.output)")
      #expect(ending.output.hasSuffix(": completed: 300 items\n"), "\(ending.output)")
      #expect(!ending.errors.contains("no dispatcher runs"))
      let id = try #require(try space.ids("completed").first)
      let rows = try space.run("batch", "report", id, "--json").jsonLines
      #expect(rows.count == 300)
      // Common parameters go in, and the item's own win.
      #expect(rows[6]["result"]?["subject"]?.string == "공지")
      #expect(rows[6]["result"]?["n"]?.integer == 7)
      #expect(rows[6]["params"]?["n"]?.integer == 7)
      #expect(rows[6]["params"]?["subject"] == nil)
    }
  }

  @Test func runsCSVByItsTypes() throws {
    let space = try CommandSpace()
    try space.write(
      "bills.csv",
      "\u{FEFF}student_id,amount:number,urgent:bool,note\r\n007,1.50,true,\"two\r\nlines, \"\"quoted\"\"\"\r\n8,2,false,\r\n"
    )
    let ending = try space.run("batch", "run", "runtime.query.echo", "--items", "bills.csv", "--id", "bills", "--drain")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output == "bills: completed: 2 items\n")
    #expect(
      try items(space, "bills") == [
        #"{"student_id":"007","amount":1.50,"urgent":true,"note":"two\r\nlines, \"quoted\""}"#,
        #"{"student_id":"8","amount":2,"urgent":false}"#,
      ])
  }

  @Test func malformedLinesAreToldWithTheirNumbersAndStopNothing() throws {
    let space = try CommandSpace()
    let lines = (1...60).map { $0 % 2 == 0 ? "{\"n\": \($0)}" : "what is this" }
    let ending = try space.start(
      ["batch", "run", "runtime.query.echo", "--items", "-", "--id", "mixed", "--detach"],
      input: lines.joined(separator: "\n")
    ).wait()
    #expect(ending.status == 65)
    #expect(ending.output == "mixed\n")
    #expect(ending.errors.contains("intent: standard input: line 1: not valid JSON"), "\(ending.errors)")
    #expect(ending.errors.contains("line 39: not valid JSON"))
    #expect(!ending.errors.contains("line 41:"))
    #expect(ending.errors.contains("standard input: and 10 more lines like these"))
    #expect(ending.errors.contains("30 of 60 lines are no items"))
    #expect(try space.run("drain").status == 0)
    let status = try space.run("batch", "status", "mixed", "--json").json
    #expect(status["completed"]?.integer == 30)
    #expect(status["failed"]?.integer == 30)
    #expect(status["condition"]?.string == "failed")
  }

  @Test func theExitStatusTellsWhatFailed() throws {
    let space = try CommandSpace()
    let bad = try space.start(
      ["batch", "run", "runtime.query.echo", "--items", "-", "--drain"], input: "{}\nnothing\n"
    ).wait()
    #expect(bad.status == 65, "\(bad.errors)")
    #expect(bad.output.contains("1 of 2 items failed"))
    let failed = try space.start(["batch", "run", "test.exec.fail", "--items", "-", "--drain"], input: "{}\n{}\n")
      .wait()
    #expect(failed.status == 70, "\(failed.errors)")
    #expect(failed.output.contains("2 of 2 items failed: intent batch report test.exec.fail-"))
    let both = try space.start(
      ["batch", "run", "test.exec.fail", "--items", "-", "--drain", "--json"], input: "{}\nnothing\n"
    ).wait()
    #expect(both.status == 70)
    #expect(both.json["failed"]?.integer == 2)
    #expect(both.json["error_kind"]?.string == "items_failed")
  }

  @Test func nothingIsSubmittedWhereThereIsNothingToDo() throws {
    let space = try CommandSpace()
    try space.write("empty.jsonl", "\n\n")
    try space.write("empty.csv", "")
    try space.write("header.csv", "a,b\n")
    try space.write("none.jsonl", "one\ntwo\n")
    try space.write("wrong.csv", "a,a\n1,2\n")
    try space.write("odd.txt", "{}\n")
    let cases = [
      ("empty.jsonl", 65, "empty.jsonl has no items: nothing was submitted"),
      ("empty.csv", 65, "empty.csv: is empty: the first row names the parameters"),
      ("header.csv", 65, "header.csv has no items"), ("none.jsonl", 65, "none.jsonl has no line that is an item"),
      ("wrong.csv", 65, "wrong.csv: line 1: two columns are named \"a\""),
      ("missing.csv", 66, "cannot read missing.csv: No such file or directory"),
      ("spool", 64, "say --format jsonl or --format csv"), ("odd.txt", 64, "--items odd.txt"),
    ]
    for (file, status, message) in cases {
      let ending = try space.run("batch", "run", "runtime.query.echo", "--items", file, "--detach")
      #expect(ending.status == status, "\(file): \(ending.errors)")
      #expect(ending.errors.contains(message), "\(file): \(ending.errors)")
    }
    let directory = try space.run(
      "batch", "run", "runtime.query.echo", "--items", "spool", "--format", "csv", "--detach")
    #expect(directory.status == 66, "\(directory.errors)")
    #expect(try Self.kept(space) == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: space.spool.appending(path: ".intent/tmp").path) == [])
    #expect(try space.ids("pending") == [])
    // The format can be said.
    #expect(
      try space.run("batch", "run", "runtime.query.echo", "--items", "odd.txt", "--format", "jsonl", "--detach").status
        == 0)
  }

  @Test func anUnknownIntentIsToldBeforeAnythingIsRead() throws {
    let space = try CommandSpace(
      intents: CommandSpace.intents + #", "test.exec.off": {"exec": ["./fail.sh"], "enabled": false}"#)
    let unknown = try space.run("batch", "run", "runtime.query.ecco", "--items", "missing.csv")
    #expect(unknown.status == 69)
    #expect(unknown.errors.contains("did you mean runtime.query.echo?"))
    let off = try space.run("batch", "run", "test.exec.off", "--items", "missing.csv")
    #expect(off.status == 69)
    #expect(off.errors.contains("test.exec.off is disabled"))
    #expect(!FileManager.default.fileExists(atPath: space.spool.path))
  }

  @Test func anIDThatExistsIsRefusedAndLeavesNothing() throws {
    let space = try CommandSpace()
    try space.write("one.jsonl", "{}\n")
    func run(_ id: String) throws -> CommandEnding {
      try space.run("batch", "run", "runtime.query.echo", "--items", "one.jsonl", "--id", id, "--detach")
    }
    #expect(try run("same").status == 0)
    let again = try run("same")
    #expect(again.status == 65)
    #expect(again.errors.contains("--id same: there is a job of that id already, in pending: give another id"))
    try space.run("submit", "runtime.query.echo", "--id", "single", "--run-at", "1h")
    #expect(try run("single").errors.contains("there is a job of that id already, in "))
    // The job's record went, the items are kept still.
    try space.run("drain")
    for file in try FileManager.default.subpathsOfDirectory(atPath: space.spool.appending(path: "completed").path)
    where file.hasSuffix("same.json") {
      try FileManager.default.removeItem(at: space.spool.appending(path: "completed/\(file)"))
    }
    let kept = try run("same")
    #expect(kept.status == 65)
    #expect(kept.errors.contains("are kept in batches/same: give another id"), "\(kept.errors)")
    #expect(try Self.kept(space) == ["same"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: space.spool.appending(path: ".intent/tmp").path) == [])
  }

  @Test func aHugeLineIsOneLineAmongOthers() throws {
    let space = try CommandSpace()
    let huge = "{\"a\": \"" + String(repeating: "x", count: 2 << 20) + "\"}"
    try space.write("huge.jsonl", "{}\n\(huge)\n{}\n")
    let ending = try space.run("batch", "run", "runtime.query.echo", "--items", "huge.jsonl", "--drain")
    #expect(ending.status == 65)
    #expect(ending.errors.contains("huge.jsonl: line 2: is longer than an item may be"), "\(ending.errors)")
    #expect(ending.output.contains("1 of 3 items failed"))
  }

  @Test func limitsAndJobOptionsGoWithTheJob() throws {
    let space = try CommandSpace()
    let ending = try space.start(
      [
        "batch", "run", "runtime.query.echo", "--items", "-", "--id", "all", "--detach", "--json", "--concurrency", "3",
        "--rate", "100/s", "--tenant", "seoul", "--priority", "9", "--max-retries", "1", "--run-at", "1h",
      ], input: "{}\n"
    ).wait()
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.json["id"]?.string == "all")
    #expect(ending.json["items"]?.integer == 1)
    let job = try space.run("show", "all", "--json").json
    #expect(job["batch"]?["concurrency"]?.integer == 3)
    #expect(job["batch"]?["rate"]?.string == "100/1s")
    #expect(job["tenant_id"]?.string == "seoul")
    #expect(job["priority"]?.integer == 9)
    #expect(try space.run("batch", "run", "runtime.query.echo", "--items", "x.csv", "--rate", "fast").status == 64)
    #expect(try space.run("batch", "run", "runtime.query.echo", "--items", "x.csv", "--concurrency", "0").status == 64)
    #expect(try space.run("batch", "run", "runtime.query.echo", "--items", "x.csv", "--detach", "--drain").status == 64)
  }

  @Test func anInterruptionStopsFollowingAndNotTheBatch() throws {
    let space = try CommandSpace()
    let command = try space.start(
      ["batch", "run", "runtime.query.echo", "--items", "-", "--id", "goes-on"], input: "{}\n{}\n")
    try space.wait("it follows") { command.errors.contains("no dispatcher runs") }
    command.signal(SIGINT)
    let ending = try command.wait()
    #expect(ending.status == 130)
    #expect(ending.errors.contains("the batch begins with intent work (or run it here with --drain)"))
    #expect(ending.errors.contains("intent batch status goes-on --watch follows it again"))
    #expect(try space.run("drain").status == 0)
    #expect(try space.run("batch", "status", "goes-on", "--json").json["completed"]?.integer == 2)
    // What has ended is told at once to whoever follows it.
    let later = try space.run("batch", "status", "goes-on", "--watch")
    #expect(later.status == 0)
    #expect(later.output == "goes-on: completed: 2 items\n")
  }

  @Test func aDrainThatIsInterruptedLeavesTheBatchWhereItWas() throws {
    let space = try CommandSpace()
    try space.program("slow.sh", "cat >/dev/null; sleep 0.2; echo '{}'")
    try space.write(
      "registry.json", #"{"version": 1, "intents": {"test.exec.slow": {"exec": ["./slow.sh"], "concurrency": 1}}}"#)
    let command = try space.start(
      ["batch", "run", "test.exec.slow", "--items", "-", "--id", "slow", "--drain", "--workers", "1"],
      input: String(repeating: "{}\n", count: 500))
    try space.wait("some have ended") {
      (try space.run("batch", "status", "slow", "--json").json["completed"]?.integer ?? 0) > 1
    }
    command.signal(SIGINT)
    let ending = try command.wait()
    #expect(ending.status == 75, "\(ending.errors)")
    #expect(ending.errors.contains("slow: interrupted; it goes on where it was with intent work"))
    let status = try space.run("batch", "status", "slow", "--json").json
    #expect(status["condition"]?.string == "waiting")
    #expect((status["open"]?.integer ?? 0) > 400)
  }
}
