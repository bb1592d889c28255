import Foundation
import IntentJSON
import Testing

/// A running daemon takes up what is deployed beside it.
struct ReloadTests {
  @Test("A job of an unknown intent is held, and runs when the registry knows it")
  func registry() throws {
    let workspace = try Workspace(intents: "")
    try workspace.drop("early.json", key: "runtime.query.echo", params: #"{"price": 1.10}"#)
    let runtime = try workspace.start(["work"])
    try workspace.wait("the job is held") { workspace.files("held").count == 1 }
    let held = try #require(try workspace.record("early", in: ["held"]))
    #expect(held.json["held"]?["kind"]?.string == "unknown_intent")
    try workspace.write(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    try workspace.wait("the job has completed") { workspace.files("completed").count == 1 }
    #expect(try workspace.ended("early").json["result"]?.text == #"{"price": 1.10}"#)
    runtime.signal(SIGTERM)
    _ = try runtime.wait()
  }

  @Test(
    "A job whose library is missing is held, and runs when the library is there; one replaced in place harms nobody")
  func library() throws {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "Greeting"}"#)
    let plugins = workspace.root.appending(path: "plugins")
    try FileManager.default.createDirectory(at: plugins, withIntermediateDirectories: true)
    try workspace.drop("one.json", key: "runtime.query.echo")
    let runtime = try workspace.start(["work", "--plugins", plugins.path])
    try workspace.wait("the job is held") { workspace.files("held").count == 1 }
    #expect(try #require(try workspace.record("one", in: ["held"])).json["held"]?["kind"]?.string == "load_failed")

    let library = try Data(contentsOf: Workspace.products.appending(path: "libRuntimeEcho.so"))
    let target = plugins.appending(path: "libGreeting.so")
    try library.write(to: target)
    try workspace.wait("the job has completed") { workspace.files("completed").count == 1 }

    // As `cp` does: the same inode, truncated and written anew, while workers have it loaded.
    let handle = try FileHandle(forWritingTo: target)
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: library)
    try handle.close()
    for number in 0..<20 { try workspace.drop("after-\(number).json", key: "runtime.query.echo") }
    try workspace.wait("the jobs after the change have completed") { workspace.files("completed").count == 21 }
    #expect(!runtime.log.contains("was ended by signal"), "\(runtime.log)")
    runtime.signal(SIGTERM)
    _ = try runtime.wait()
  }

  @Test("A job that is on its way to held/ while its intent comes runs all the same")
  func heldMeanwhile() throws {
    let workspace = try Workspace(intents: "")
    // A disk without room keeps it on its way.
    let disk = try SmallFileSystem(workspace.spool.path, size: "24m")
    defer { disk.remove() }
    let runtime = try workspace.start(["work"])
    try workspace.wait("it runs") { FileManager.default.fileExists(atPath: workspace.spool.path + "/pending") }
    try workspace.wait("its journal has its room") { workspace.hasJournal }
    try workspace.dropFilling(disk, "early.json", key: "runtime.query.echo")
    try workspace.wait("the fault is said") { runtime.log.contains("the spool's storage fails") }
    #expect(runtime.log.contains("held: unknown_intent"), "\(runtime.log)")
    try workspace.write(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    try workspace.wait("the registry is taken up") { runtime.log.contains("changed: taken up") }
    #expect(workspace.files("held").isEmpty)
    try disk.grow()
    try workspace.wait("the job has completed") { workspace.files("completed").count == 1 }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
  }

  @Test("What starts after a change runs in a new worker, while a job of before goes on in its own")
  func busyWorker() throws {
    let slow = #""fixture.exec.completes_when_cancelled": {"library": "Misbehaving"}"#
    let workspace = try Workspace(intents: slow)
    let runtime = try workspace.start(["work", "--workers", "1"])
    try workspace.drop("slow.json", key: "fixture.exec.completes_when_cancelled", extra: #", "id": "slow""#)
    try workspace.wait("it runs") { workspace.files("processing").count == 1 }
    try workspace.write(intents: slow + #", "runtime.query.echo": {"library": "RuntimeEcho"}"#)
    try workspace.wait("the registry is taken up") { runtime.log.contains("changed: taken up") }
    try workspace.drop("quick.json", key: "runtime.query.echo")
    try workspace.wait("the quick one has completed") { workspace.files("completed").count == 1 }
    #expect(try workspace.run(["cancel", "slow"]).status == 0)
    try workspace.wait("the slow one too") { workspace.files("completed").count == 2 }
    #expect(try workspace.worker(of: "slow") == "worker-1")
    #expect(try workspace.worker(of: "quick") == "worker-2")
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
  }

  @Test("A broken registry is not taken up, and says why")
  func broken() throws {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    let runtime = try workspace.start(["work"])
    try workspace.drop("one.json", key: "runtime.query.echo")
    try workspace.wait("the first job has completed") { workspace.files("completed").count == 1 }
    try workspace.write(intents: #""runtime.query.echo": {"libary": "RuntimeEcho"}"#)
    try workspace.wait("the mistake is told") { runtime.log.contains("did you mean") }
    try workspace.drop("two.json", key: "runtime.query.echo")
    try workspace.wait("the old registry still serves") { workspace.files("completed").count == 2 }
    runtime.signal(SIGTERM)
    _ = try runtime.wait()
  }
}

extension Workspace {
  /// Which worker an ended job was last tried in.
  fileprivate func worker(of name: String) throws -> String? {
    try ended(name).json["attempts"]?.elements.reduce(nil) { $1["worker"]?.string ?? $0 }
  }

  /// Whether the dispatcher has begun to write its journal.
  fileprivate var hasJournal: Bool {
    let path = spool.appending(path: ".intent/journal").path
    return (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == false
  }
}
