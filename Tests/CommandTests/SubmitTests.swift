import Foundation
import IntentJSON
import Testing

/// `intent submit`: ids of what was accepted on standard output, reasons for the rest on standard error.
@Suite struct SubmitTests {
  @Test func writesTheJobAsItWasGiven() throws {
    let space = try CommandSpace()
    let ending = try space.run(
      "submit", "runtime.query.echo", "--params", #"{"amount": 1.10}"#, "--id", "late-7", "--priority", "9",
      "--max-retries", "2", "--tenant", "academy-1", "--run-at", "2026-11-21T09:00:00+09:00", "--unique-key", "k")
    #expect(ending.status == 0)
    #expect(ending.output == "late-7\n")
    let bytes = try Data(contentsOf: space.spool.appending(path: "pending/late-7.json"))
    let job = try JSONText(validating: [UInt8](bytes))
    #expect(job["intent_params"]?.text == #"{"amount": 1.10}"#)
    #expect(job["priority"]?.integer == 9)
    #expect(job["max_retries"]?.integer == 2)
    #expect(job["tenant_id"]?.string == "academy-1")
    #expect(job["run_at"]?.string == "2026-11-21T00:00:00.000Z")
    #expect(job["unique_key"]?.string == "k")
  }

  @Test func aMadeUpIDStaysTheJobs() throws {
    let space = try CommandSpace()
    let id = try #require(try space.run("submit", "runtime.query.echo").lines.first)
    #expect(try space.run("drain").status == 0)
    #expect(try space.run("show", id, "--json").json["status"]?.string == "completed")
  }

  @Test func aDuplicateIsToldWithItsState() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "one")
    let ending = try space.run("submit", "runtime.query.echo", "--id", "one")
    #expect(ending.status == 65)
    #expect(ending.output.isEmpty)
    #expect(ending.errors.contains("there is a job one already, in pending"))
  }

  @Test func aMistypedKeyIsToldAndSubmittedAllTheSame() throws {
    let space = try CommandSpace()
    let ending = try space.run("submit", "runtime.query.ecco", "--id", "one")
    #expect(ending.status == 0)
    #expect(ending.output == "one\n")
    #expect(ending.errors.contains("did you mean runtime.query.echo?; the job will be held"))
    #expect(try space.run("submit", "runtime.query.echo").errors.isEmpty)
    #expect(try space.run("submit", "runtime.query.ecco", "--registry", "none.json").errors.isEmpty)
  }

  @Test func badLinesAreToldAndDoNotStopTheRest() throws {
    let space = try CommandSpace()
    let input = """
      {"id": "a", "intent_key": "runtime.query.echo", "intent_params": {}}
      {"id": "b", "intent_key": 
      {"id": "c", "intent_params": {}}

      {"id": "../d", "intent_key": "runtime.query.echo", "intent_params": {}}
      {"id": "a", "intent_key": "runtime.query.echo", "intent_params": {}}
      {"id": "e", "intent_key": "runtime.query.echo", "intent_params": {}}
      """
    let ending = try space.run("submit", "--from", "-", input: input)
    #expect(ending.status == 65)
    #expect(ending.lines == ["a", "e"])
    let complaints = ending.errors.split(separator: "\n").map(String.init)
    try #require(complaints.count == 5, "\(complaints)")
    #expect(complaints.contains { $0.hasPrefix("intent: line 2: not valid JSON: column") })
    #expect(complaints.contains { $0.hasPrefix("intent: line 3: intent_key is missing") })
    #expect(complaints.contains { $0.hasPrefix("intent: line 5: id: expected") })
    #expect(complaints.contains { $0.hasPrefix("intent: line 6: duplicate") })
    #expect(complaints.last == "intent: lines refused: 4; jobs submitted: 2")
    #expect(try space.ids("pending") == ["a", "e"])
  }

  @Test func manyLinesAreSubmittedAndAnswered() throws {
    let space = try CommandSpace()
    let lines = (0..<2_000).map {
      #"{"id": "job-\#($0)", "intent_key": "runtime.query.echo", "intent_params": {"n": \#($0)}}"#
    }
    try space.write("jobs.jsonl", lines.joined(separator: "\n"))
    let ending = try space.run("submit", "--from", "jobs.jsonl", "--json", "--durability", "process")
    #expect(ending.status == 0)
    #expect(ending.jsonLines.count == 2_000)
    #expect(ending.jsonLines.allSatisfy { $0["status"]?.string == "accepted" })
    #expect(ending.jsonLines.last?["line"]?.integer == 2_000)
    #expect(try space.run("status", "--json").json["jobs"]?["pending"]?.integer == 2_000)
  }

  @Test func aLineThatIsTooLongIsToldAndSkipped() throws {
    let space = try CommandSpace()
    let long =
      #"{"id": "long", "intent_key": "runtime.query.echo", "intent_params": {"x": "\#(String(repeating: "x", count: 1 << 20))"}}"#
    let short = #"{"id": "short", "intent_key": "runtime.query.echo", "intent_params": {}}"#
    let ending = try space.run("submit", "--from", "-", input: long + "\n" + short)
    #expect(ending.status == 65)
    #expect(ending.lines == ["short"])
    #expect(ending.errors.contains("line 1: longer than 1048576 bytes"))
  }

  @Test(arguments: [
    (["submit"], Int32(64), "--from"),
    (["submit", "runtime.query.echo", "--from", "x"], 64, "do not go with it"),
    (["submit", "runtime.query.echo", "--params", "{", "--params-file", "x"], 64, "give one of them"),
    (["submit", "runtime.query.echo", "--priority", "10"], 64, "--priority takes 0 to 9"),
    (["submit", "runtime.query.echo", "--run-at", "soon"], 64, "RFC 3339"),
    (["submit", "runtime.query.echo", "--id", "../x"], 64, "is no job id"),
    (["submit", "--from", "none.jsonl"], 66, "cannot read none.jsonl"),
    (["submit", "runtime.query.echo", "--spool", "/nowhere/spool"], 78, "/nowhere"),
  ]) func wrongArgumentsAreTold(_ arguments: [String], _ status: Int32, _ says: String) throws {
    let ending = try CommandSpace().run(arguments)
    #expect(ending.status == status, "\(ending.errors)")
    #expect(ending.errors.contains(says), "\(ending.errors)")
  }
}
