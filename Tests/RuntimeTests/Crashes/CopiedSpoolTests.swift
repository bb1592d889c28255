import Foundation
import IntentJSON
import Testing

/// `cp -a` of a spool with everything in it, while it is run.
struct CopiedSpoolTests {
  @Test("A copy is run beside the original, which does not notice")
  func copied() throws {
    let workspace = try Workspace(intents: #""fixture.exec.slow": {"library": "Misbehaving"}"#)
    for number in 0..<8 {
      try workspace.drop("slow-\(number).json", key: "fixture.exec.slow", params: #"{"milliseconds": 3000}"#)
    }
    let runtime = try workspace.start(["work", "--workers", "2"])
    try workspace.wait("they run") { runtime.log.contains("owned") && workspace.files("processing").count == 8 }
    let copy = workspace.root.appending(path: "copy")
    try FileManager.default.copyItem(at: workspace.spool, to: copy)
    for (spool, isRun) in [(workspace.spool, true), (copy, false)] {
      let status = try workspace.run(["status", "--json"], environment: ["INTENT_SPOOL": spool.path])
      #expect(try JSONText(validating: status.output)["dispatcher"]?.isNull == !isRun, "\(status.output)")
    }
    let drain = try workspace.run(["drain"], environment: ["INTENT_SPOOL": copy.path])
    #expect(drain.status == 0, "\(drain.errors)")
    let names = FileManager.default.enumerator(atPath: copy.appending(path: "completed").path)?.compactMap {
      $0 as? String
    }
    #expect(names?.count { $0.hasSuffix(".json") } == 8)

    try workspace.wait("the original's jobs have completed") { workspace.files("completed").count == 8 }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)
    #expect(!runtime.log.contains("ended by signal"), "\(runtime.log)")
    for number in 0..<8 {
      let record = try workspace.ended("slow-\(number)").json
      #expect(record["attempts"]?.elements.compactMap { $0["outcome"]?.string } == ["completed"], "\(record)")
    }
  }
}
