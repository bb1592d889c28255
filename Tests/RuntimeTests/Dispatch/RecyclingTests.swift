import Foundation
import IntentJSON
import Testing

/// Workers are replaced when they have done much or grown large: no attempt is lost or repeated by it.
struct RecyclingTests {
  /// Which worker ran each completed job, after a check that each was run once.
  private func workers(_ workspace: Workspace, jobs: Int) throws -> [String: Int] {
    let paths = workspace.files("completed")
    #expect(paths.count == jobs)
    var counts: [String: Int] = [:]
    for path in paths {
      let record = try JSONText(validating: [UInt8](try Data(contentsOf: workspace.spool.appending(path: path))))
      let attempts = record["attempts"]?.elements.map { $0 } ?? []
      #expect(attempts.count == 1 && record["retry_count"]?.integer == 0, "run more than once: \(record)")
      counts[attempts.first?["worker"]?.string ?? "none", default: 0] += 1
    }
    return counts
  }

  @Test("by count: each worker runs its share, and what it still runs ends in it")
  func byCount() throws {
    let workspace = try Workspace(
      intents: #""runtime.query.echo": {"library": "RuntimeEcho"}, "fixture.exec.slow": {"library": "Misbehaving"}"#)
    for number in 0..<60 { try workspace.drop("echo-\(number).json", key: "runtime.query.echo") }
    for number in 0..<6 {
      try workspace.drop("slow-\(number).json", key: "fixture.exec.slow", params: #"{"milliseconds": 300}"#)
    }
    let drain = try workspace.run(
      ["drain", "--workers", "1", "--concurrency", "4", "--recycle-after", "10", "--log-level", "info"])
    #expect(drain.status == 0)
    #expect(!drain.errors.contains("attempt(s) under way"), "a worker died: \(drain.errors)")
    let counts = try workers(workspace, jobs: 66)
    // A worker is let go once it was given ten, which may be noticed with four more under way.
    #expect(counts.values.allSatisfy { (1...14).contains($0) }, "\(counts)")
    #expect(counts.count >= 5, "\(counts)")
  }

  @Test("by memory: a worker that has leaked is replaced, and what it still runs ends in it")
  func byMemory() throws {
    let workspace = try Workspace(
      intents: #"""
        "fixture.exec.leaks": {"library": "Misbehaving"}, "fixture.exec.slow": {"library": "Misbehaving"}
        """#)
    for number in 0..<2 {
      try workspace.drop(
        "slow-\(number).json",
        #"{"intent_key": "fixture.exec.slow", "intent_params": {"milliseconds": \#(200 + number)}, "priority": 9}"#)
    }
    for number in 0..<24 {
      try workspace.drop("leak-\(number).json", key: "fixture.exec.leaks", params: #"{"megabytes": 24}"#)
    }
    let drain = try workspace.run(
      ["drain", "--workers", "1", "--concurrency", "3", "--recycle-above", "96M", "--log-level", "info"])
    #expect(drain.status == 0)
    #expect(!drain.errors.contains("attempt(s) under way"), "a worker died: \(drain.errors)")
    let counts = try workers(workspace, jobs: 26)
    #expect(counts.count >= 2, "\(counts)")
  }
}
