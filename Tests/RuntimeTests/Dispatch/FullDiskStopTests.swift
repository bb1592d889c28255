import Foundation
import IntentJSON
import Testing

/// A daemon that is told to stop while the disk has no room for what it has done.
struct FullDiskStopTests {
  @Test("It leaves what cannot be written to the next start, in the time that it was given")
  func stop() throws {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    let disk = try SmallFileSystem(workspace.spool.path, size: "32m")
    defer { disk.remove() }
    let runtime = try workspace.start(["work", "--shutdown-timeout", "1s"])
    try workspace.wait("it runs") { FileManager.default.fileExists(atPath: workspace.spool.path + "/pending") }
    try workspace.drop("first.json", key: "runtime.query.echo")
    try workspace.wait("the library is at hand") { workspace.files("completed").count == 1 }
    let text = try workspace.dropFilling(disk, "second.json", key: "runtime.query.echo")
    try workspace.wait("the fault is said") { runtime.log.contains("the spool's storage fails") }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    #expect(workspace.files("completed").count == 1)
    try disk.grow()
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(try workspace.ended("second").json["result"]?["text"]?.string == text)
    #expect(["pending", "processing", "delayed", "held", "failed"].flatMap(workspace.files).isEmpty)
  }
}
