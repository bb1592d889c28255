import Foundation
import IntentJSON
import Testing

/// A disk that fills up while a batch runs.
struct FullDiskBatchTests {
  private static let intents = #""fixture.exec.whims": {"library": "Misbehaving"}"#

  private struct Run {
    let workspace: Workspace
    let disk: SmallFileSystem
    let runtime: RunningProgram
  }

  /// A batch whose disk has filled up, and that has said so.
  private func begin() throws -> Run {
    let workspace = try Workspace(intents: Self.intents)
    let disk = try SmallFileSystem(workspace.spool.path, size: "24m")
    try FileManager.default.createDirectory(
      at: workspace.spool.appending(path: "pending"), withIntermediateDirectories: true)
    let items = Array(repeating: #"{"act": "wait"}"#, count: 300).joined(separator: ",")
    try workspace.drop(
      "batch.json",
      #"{"id": "batch", "intent_key": "fixture.exec.whims", "intent_params": {}, "#
        + #""batch": {"items": [\#(items)], "concurrency": 4}}"#)
    let runtime = try workspace.start(["work"])
    try workspace.wait("some items are done") { try ended(workspace) > 4 }
    disk.fill()
    try workspace.wait("the fault is said") { runtime.log.contains("the spool's storage fails") }
    return Run(workspace: workspace, disk: disk, runtime: runtime)
  }

  /// Items that have ended, by the journal.
  private func ended(_ workspace: Workspace) throws -> Int {
    let path = workspace.spool.appending(path: "batches/batch/journal.jsonl").path
    guard let bytes = FileManager.default.contents(atPath: path) else { return 0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").count { $0.contains(#""status":"completed""#) }
  }

  @Test("It is said once, and the batch goes on by itself when there is room; no item ends twice")
  func goesOn() throws {
    let run = try begin()
    defer { run.disk.remove() }
    let before = Date()
    // Past several tries, each a second apart.
    try run.workspace.wait("it was tried again") { Date().timeIntervalSince(before) > 3.5 }
    try run.disk.grow()
    try run.workspace.wait("the batch has completed") { run.workspace.files("completed").count == 1 }
    #expect(try ended(run.workspace) == 300)
    let lines = run.runtime.log.split(separator: "\n")
    #expect(lines.count { $0.contains("storage fails") } == 1, "\(run.runtime.log)")
    #expect(lines.count { $0.contains("storage works again") } == 1, "\(run.runtime.log)")
    run.runtime.signal(SIGTERM)
    #expect(try run.runtime.wait().status == 0)
  }
}
