import Foundation
import Testing

/// A disk on which the journal finds no more room for claims, while nothing else is under way.
struct FullJournalTests {
  /// More of them than the room that a journal reserves has place for.
  private static let jobs = 1500
  /// Room for a journal as it begins and for a library's copy, and not for more of the journal.
  private static let room = 16 << 20

  private struct Run {
    let workspace: Workspace
    let disk: SmallFileSystem
    let runtime: RunningProgram
  }

  /// Jobs of which some can be claimed, and a command that has said that the disk is full.
  private func begin(_ command: String) throws -> Run {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    let disk = try SmallFileSystem(workspace.spool.path, size: "32m")
    let pending = workspace.spool.appending(path: "pending")
    try FileManager.default.createDirectory(at: pending, withIntermediateDirectories: true)
    // Its record needs no more room than the drop has.
    let text = String(repeating: "x", count: 2900)
    for number in 0..<Self.jobs {
      try workspace.drop("job-\(number).json", key: "runtime.query.echo", params: #"{"text": "\#(text)"}"#)
    }
    let placeholder = workspace.spool.appending(path: ".room")
    try Data(count: Self.room).write(to: placeholder)
    disk.fill()
    try FileManager.default.removeItem(at: placeholder)
    let runtime = try workspace.start([command])
    try workspace.wait("the fault is said") { runtime.log.contains("cannot append to the journal") }
    // What was claimed before ends all the same.
    try workspace.wait("nothing is under way") { workspace.files("processing").isEmpty }
    #expect(!workspace.files("pending").isEmpty)
    return Run(workspace: workspace, disk: disk, runtime: runtime)
  }

  private func finish(_ run: Run) throws {
    try run.disk.grow()
    try run.workspace.wait("all have completed") { run.workspace.files("completed").count == Self.jobs }
    #expect(count("storage fails", in: run.runtime.log) == 1, "\(run.runtime.log)")
  }

  private func count(_ words: String, in log: String) -> Int {
    log.split(separator: "\n").count { $0.contains(words) }
  }

  @Test("A daemon says it once, and goes on by itself when there is room")
  func work() throws {
    let run = try begin("work")
    defer { run.disk.remove() }
    try finish(run)
    try run.workspace.wait("its end is said") { count("storage works again", in: run.runtime.log) > 0 }
    #expect(count("storage works again", in: run.runtime.log) == 1, "\(run.runtime.log)")
    run.runtime.signal(SIGTERM)
    #expect(try run.runtime.wait().status == 0)
  }

  @Test("A drain is not over before there was room for all jobs")
  func drain() throws {
    let run = try begin("drain")
    defer { run.disk.remove() }
    try finish(run)
    #expect(try run.runtime.wait().status == 0)
  }
}
