import Foundation
import IntentJSON
import IntentModel
import Testing

/// Limits and order, as the records of real runs show them.
struct LimitTests {
  /// The attempts of all completed jobs, by their starts.
  static func attempts(_ workspace: Workspace) throws -> [(id: String, start: Int64, end: Int64)] {
    try workspace.files("completed").map { path in
      let json = try JSONText(validating: [UInt8](try Data(contentsOf: workspace.spool.appending(path: path))))
      let attempt = try #require(json["attempts"]?.elements.map { $0 }.first)
      return (
        try #require(json["id"]?.string), try time(attempt["started_at"]), try time(attempt["ended_at"])
      )
    }.sorted { $0.start < $1.start }
  }

  static func time(_ text: JSONText?) throws -> Int64 {
    try Timestamp(rfc3339: try #require(text?.string)).milliseconds
  }

  @Test("An intent's concurrency holds across workers")
  func concurrency() throws {
    let workspace = try Workspace(intents: #""fixture.exec.slow": {"library": "Misbehaving", "concurrency": 2}"#)
    for number in 0..<12 {
      try workspace.drop("job-\(number).json", key: "fixture.exec.slow", params: #"{"milliseconds": 30}"#)
    }
    #expect(try workspace.run(["drain", "--workers", "3"]).status == 0)
    let attempts = try Self.attempts(workspace)
    #expect(attempts.count == 12)
    for (index, attempt) in attempts.enumerated() {
      let inside = attempts[..<index].count { $0.end > attempt.start }
      #expect(inside <= 1, "\(inside + 1) ran at once")
    }
  }

  @Test("A rate is never exceeded in any window")
  func rate() throws {
    let workspace = try Workspace(
      intents: #""runtime.query.echo": {"library": "RuntimeEcho", "rate": {"limit": 4, "per": "300ms"}}"#)
    for number in 0..<14 { try workspace.drop("job-\(number).json", key: "runtime.query.echo") }
    #expect(try workspace.run(["drain", "--workers", "2"]).status == 0)
    let starts = try Self.attempts(workspace).map(\.start)
    #expect(starts.count == 14)
    // Starts are counted and noted a moment apart, and a busy machine can stretch the moment; without the limit they
    // would lie within a few milliseconds.
    for index in 4..<starts.count { #expect(starts[index] - starts[index - 4] >= 200) }
  }

  @Test("Priority goes first, then tenants take turns")
  func order() throws {
    let workspace = try Workspace(intents: #""fixture.exec.slow": {"library": "Misbehaving", "concurrency": 1}"#)
    for (name, tenant, priority) in [("a1", "a", 5), ("a2", "a", 5), ("a3", "a", 5), ("b1", "b", 5), ("late", "a", 9)] {
      try workspace.drop(
        "\(name).json",
        #"{"id": "\#(name)", "tenant_id": "\#(tenant)", "priority": \#(priority), "intent_key": "fixture.exec.slow", "intent_params": {"milliseconds": 5}}"#
      )
    }
    #expect(try workspace.run(["drain", "--workers", "1"]).status == 0)
    let order = try Self.attempts(workspace).map(\.id)
    #expect(order.first == "late")
    // b's only job waits for one of a's at the most, not for all three.
    let b = try #require(order.firstIndex(of: "b1"))
    #expect(b <= 2, "\(order)")
  }

  @Test("A paused queue holds its jobs, and a resumed one runs them")
  func paused() throws {
    let workspace = try Workspace(intents: #""runtime.query.echo": {"library": "RuntimeEcho"}"#)
    #expect(try workspace.run(["drain"]).status == 0)
    #expect(try workspace.run(["queue", "pause", "runtime"]).status == 0)
    try workspace.drop("job.json", key: "runtime.query.echo")
    let runtime = try workspace.start(["work"])
    try workspace.drop("other.json", "no json")
    try workspace.wait("the runtime has looked") { !workspace.files("rejected").isEmpty }
    #expect(workspace.files("completed").isEmpty)
    #expect(try workspace.run(["queue", "resume", "runtime"]).status == 0)
    try workspace.wait("the job has completed") { workspace.files("completed").count == 1 }
    runtime.signal(SIGTERM)
    _ = try runtime.wait()
  }
}
