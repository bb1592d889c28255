import Foundation
import IntentJSON
import Testing

/// A disk that is full when an intent runs for the first time: the copy of its library finds no room.
struct FullLibrariesTests {
  private static let intents = #""runtime.query.echo": {"library": "RuntimeEcho"}"#

  @Test("Jobs wait until there is room again, it is said once, and none is held")
  func roomAgain() throws {
    let workspace = try Workspace(intents: Self.intents)
    let disk = try SmallFileSystem(workspace.spool.appending(path: ".intent/libraries").path, size: "16k")
    defer { disk.remove() }
    for number in 0..<300 { try workspace.drop("job-\(number).json", key: "runtime.query.echo") }
    let runtime = try workspace.start(["work"])
    try workspace.wait("the fault is said") { runtime.log.contains("the spool's storage fails") }
    // Whoever waits for a full disk may still be cancelled.
    let waiting = try #require(workspace.files("processing").first)
    let id = String(waiting.dropFirst("processing/".count).dropLast(".json".count))
    #expect(try workspace.run(["cancel", id]).status == 0)
    try workspace.wait("the job is cancelled") { workspace.files("cancelled").count == 1 }
    // Past the next try, which fails as the first did.
    let tries = try workspace.copies(tried: 2)
    try disk.grow()
    try workspace.wait("all others have completed") { workspace.files("completed").count == 299 }
    #expect(tries >= 2)
    #expect(workspace.files("held").isEmpty && workspace.files("failed").isEmpty)
    let lines = runtime.log.split(separator: "\n")
    #expect(lines.count { $0.contains("storage fails") && $0.contains("write the copy") } == 1, "\(runtime.log)")
    #expect(lines.count { $0.contains("storage works again") } == 1, "\(runtime.log)")
    // The attempts that could not start are not counted.
    for path in workspace.files("completed") {
      let bytes = [UInt8](try Data(contentsOf: workspace.spool.appending(path: path)))
      #expect(try JSONText(validating: bytes)["attempts"]?.elements.reduce(0) { count, _ in count + 1 } == 1)
    }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
  }

  @Test("A stop gives the waiting jobs back, uncharged")
  func stopping() throws {
    let workspace = try Workspace(intents: Self.intents)
    let disk = try SmallFileSystem(workspace.spool.appending(path: ".intent/libraries").path, size: "16k")
    defer { disk.remove() }
    for number in 0..<20 { try workspace.drop("job-\(number).json", key: "runtime.query.echo") }
    let runtime = try workspace.start(["work"])
    try workspace.wait("the fault is said") { runtime.log.contains("the spool's storage fails") }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    #expect(workspace.files("processing").isEmpty && workspace.files("held").isEmpty)
    #expect(workspace.files("pending").count + workspace.files("delayed").count == 20)
    try disk.grow()
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(workspace.files("completed").count == 20)
  }
}

extension Workspace {
  /// Waits until so many tries to copy a library were made, by the times of the directory they were made in.
  fileprivate func copies(tried count: Int) throws -> Int {
    var times: Set<Date> = []
    let path = spool.appending(path: ".intent/libraries").path
    try wait("\(count) tries were made") {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      if let time = attributes[.modificationDate] as? Date { times.insert(time) }
      return times.count >= count
    }
    return times.count
  }
}
