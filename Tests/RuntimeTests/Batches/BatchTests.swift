import Foundation
import IntentJSON
import Testing

/// Batches executed by the real programs.
struct BatchTests {
  private static let intents =
    #""fixture.exec.whims": {"library": "Misbehaving", "max_retries": 2, "timeout": "500ms", "#
    + #""backoff": {"kind": "fixed", "base": "10ms"}}, "runtime.query.echo": {"library": "RuntimeEcho"}"#

  private func drop(_ workspace: Workspace, items: [String], extra: String = "", key: String = "fixture.exec.whims")
    throws
  {
    try workspace.drop(
      "batch.json",
      #"{"id": "batch", "intent_key": "\#(key)", "intent_params": {"common": 1}, "#
        + #""batch": {"items": [\#(items.joined(separator: ","))]\#(extra)}}"#)
  }

  /// How each item ended, by the journal.
  private func ends(_ workspace: Workspace) throws -> [Int: [JSONText]] {
    let path = workspace.spool.appending(path: "batches/batch/journal.jsonl")
    var ends: [Int: [JSONText]] = [:]
    for line in try Data(contentsOf: path).split(separator: UInt8(ascii: "\n")) {
      let text = try JSONText(validating: [UInt8](line))
      guard let item = text["item"]?.integer(as: Int.self), text["status"]?.string != "waiting" else { continue }
      ends[item, default: []].append(text)
    }
    return ends
  }

  @Test("Items that throw, crash, hang, snooze or are none harm nobody else, and are charged alone")
  func misbehaviour() throws {
    let workspace = try Workspace(intents: Self.intents)
    let acts = ["throw", "fail", "crash", "hang", "snooze", "cancel"]
    var items = acts.map { #"{"act": "\#($0)"}"# }
    items[4] = #"{"act": "snooze", "attempts": 3}"#
    items += [#"{"act": "throw", "attempts": 2}"#, "7"] + Array(repeating: "{}", count: 40)
    try drop(workspace, items: items)
    let runtime = try workspace.start(["work", "--workers", "2", "--kill-grace", "200ms"])
    try workspace.wait("the batch has ended") { try workspace.record("batch", in: Workspace.terminal) != nil }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)

    let (state, record) = try workspace.ended("batch")
    #expect(state == "failed")
    #expect(record["error_kind"]?.string == "items_failed")
    let counts = ["total", "completed", "failed", "cancelled"].map { record["result"]?[$0]?.integer ?? -1 }
    #expect(counts == [48, 42, 5, 1], "\(record)")
    let ends = try ends(workspace)
    #expect(ends.count == 48 && ends.values.allSatisfy { $0.count == 1 })
    let kinds = (1...8).map { ends[$0]?.first?["error"]?["kind"]?.string }
    #expect(
      kinds == ["handler_error", "permanent", "crash", "timeout", nil, "cancelled", nil, "invalid_item"],
      "\(runtime.log)")
    for number in 9...48 { #expect(ends[number]?.first?["status"]?.string == "completed") }
  }

  @Test("A retry executes what failed, and nothing else")
  func retry() throws {
    let workspace = try Workspace(intents: Self.intents)
    try drop(workspace, items: [#"{"act": "fail"}"#, "{}", "{}"])
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(try workspace.ended("batch").state == "failed")
    // What failed is mended: here, by the registry.
    try workspace.write(intents: #""fixture.exec.whims": {"library": "RuntimeEcho"}"#)
    try workspace.write(intents: Self.intents)
    #expect(try workspace.run(["retry", "batch"]).status == 0)
    #expect(try workspace.run(["drain"]).status == 0)
    let ends = try ends(workspace)
    #expect(ends[1]?.count == 2 && ends[2]?.count == 1 && ends[3]?.count == 1)
    let counts = try workspace.ended("batch").json["result"]
    #expect(counts?["completed"]?.integer == 2 && counts?["failed"]?.integer == 1)
  }

  @Test("A paused batch is held where it is, and a resumed one goes on; a cancelled one ends with its counts")
  func pauseAndCancel() throws {
    let workspace = try Workspace(intents: Self.intents)
    let items = Array(repeating: #"{"act": "wait"}"#, count: 200)
    try drop(workspace, items: items, extra: #", "concurrency": 2"#)
    let runtime = try workspace.start(["work", "--workers", "2"])
    let journal = workspace.spool.appending(path: "batches/batch/journal.jsonl")
    func done() -> Int { (try? ends(workspace).count) ?? 0 }
    try workspace.wait("some items are done") { FileManager.default.fileExists(atPath: journal.path) && done() > 4 }
    let control = try workspace.run(["batch", "pause", "batch"])
    #expect(control.status == 0, "\(control.errors)")
    try workspace.wait("the batch is held") { workspace.files("held").count == 1 }
    let before = done()
    #expect(before < 200)
    #expect(try workspace.run(["batch", "resume", "batch"]).status == 0)
    try workspace.wait("it goes on") { done() > before }
    #expect(try workspace.run(["cancel", "batch"]).status == 0)
    try workspace.wait("the batch is cancelled") { workspace.files("cancelled").count == 1 }
    let record = try workspace.ended("batch").json
    #expect(record["result"]?["total"]?.integer == 200)
    #expect(record["result"]?["completed"]?.integer ?? 0 < 200)
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
  }

  @Test("Concurrency of the batch and of the intent are kept exactly")
  func limits() throws {
    let workspace = try Workspace(
      intents: #""runtime.query.wait": {"library": "RuntimeWait", "rate": "20/s"}"#)
    let items = Array(repeating: #"{"milliseconds": 1}"#, count: 45)
    try drop(workspace, items: items, key: "runtime.query.wait")
    let start = Date()
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(try workspace.ended("batch").state == "completed")
    // Twenty at once, twenty after a second, five after another.
    #expect(Date().timeIntervalSince(start) > 1.9)
  }

  @Test("TERM gives a running batch back, and what is done is not done again")
  func stopping() throws {
    let workspace = try Workspace(intents: Self.intents)
    try drop(workspace, items: Array(repeating: #"{"act": "wait"}"#, count: 60), extra: #", "concurrency": 4"#)
    let runtime = try workspace.start(["work"])
    let journal = workspace.spool.appending(path: "batches/batch/journal.jsonl")
    try workspace.wait("some items are done") {
      try FileManager.default.fileExists(atPath: journal.path) && ends(workspace).count > 4
    }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    #expect(workspace.files("processing").isEmpty && workspace.files("delayed").count == 1)
    #expect(try workspace.run(["drain"]).status == 0)
    let (state, record) = try workspace.ended("batch")
    #expect(state == "completed" && record["retry_count"]?.integer == 0)
    #expect(try ends(workspace).values.allSatisfy { $0.count == 1 })
  }

  @Test("What is redacted is in no file once the batch has ended, and such items are not executed again")
  func redaction() throws {
    let workspace = try Workspace(
      intents: #""fixture.exec.whims": {"library": "Misbehaving", "max_retries": 0, "redact": ["secret"]}"#)
    try drop(
      workspace, items: [#"{"act": "throw", "secret": "hunter2-1"}"#, #"{"secret": "hunter2-2"}"#, #""hunter2-3""#])
    let drain = try workspace.run(["drain"])
    #expect(!drain.errors.contains("hunter2"))
    #expect(try workspace.ended("batch").state == "failed")
    for name in ["items.jsonl", "journal.jsonl", "batch.json"] {
      let text = try String(contentsOf: workspace.spool.appending(path: "batches/batch/\(name)"), encoding: .utf8)
      #expect(!text.contains("hunter2"), "\(name): \(text)")
    }
    try workspace.run(["retry", "batch"])
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(try workspace.ended("batch").json["error_message"]?.string?.contains("redacted") == true)
  }

  @Test("Items from a file, and files that are none, or not there")
  func itemsFile() throws {
    let workspace = try Workspace(intents: Self.intents)
    let batches = workspace.spool.appending(path: "batches")
    try FileManager.default.createDirectory(at: batches, withIntermediateDirectories: true)
    try Data("a,n:number\r\nx,1\r\n\"y\nz\",2\r\nw\r\n".utf8).write(to: batches.appending(path: "rows.csv"))
    try workspace.drop(
      "batch.json",
      #"{"id": "batch", "intent_key": "runtime.query.echo", "intent_params": {}, "batch": {"items_file": "rows.csv"}}"#)
    try workspace.drop(
      "gone.json",
      #"{"id": "gone", "intent_key": "runtime.query.echo", "intent_params": {}, "batch": {"items_file": "gone.csv"}}"#)
    try workspace.drop(
      "outside.json",
      #"{"id": "outside", "intent_key": "runtime.query.echo", "intent_params": {}, "batch": {"items_file": "../../etc/passwd"}}"#
    )
    #expect(try workspace.run(["drain"]).status == 0)
    let ends = try ends(workspace)
    #expect(ends[1]?.first?["result"]?.text == #"{"a":"x","n":1}"#)
    #expect(ends[2]?.first?["result"]?.text == #"{"a":"y\nz","n":2}"#)
    #expect(ends[3]?.first?["error"]?["message"]?.string?.hasPrefix("line 5: has 1 fields") == true)
    #expect(
      try workspace.ended("gone").json["error_message"]?.string?.contains("batches/gone.csv is not there") == true)
    let reason = try String(contentsOf: workspace.spool.appending(path: "rejected/outside.error.json"), encoding: .utf8)
    #expect(reason.contains("batch.items_file"))
  }
}
