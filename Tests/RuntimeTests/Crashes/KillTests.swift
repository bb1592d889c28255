import Durability
import Foundation
import IntentJSON
import RandomTesting
import Testing

/// kill -9 of the dispatcher and of workers at random moments, again and again, while jobs run.
@Suite(.serialized)
struct KillTests {
  static let jobs = 5000
  static let kills = 12

  @Test("5,000 jobs under random kills: each ends once, whole, and its effect is in the store once")
  func kills() throws {
    let workspace = try Workspace(
      intents: #""fixture.exec.store_effect": {"library": "Misbehaving", "max_retries": 20}"#)
    for number in 0..<Self.jobs {
      try workspace.drop(
        "job-\(number).json",
        #"{"id": "job-\#(number)", "intent_key": "fixture.exec.store_effect", "intent_params": {"n": \#(number)}}"#)
    }
    var generator = SeededGenerator(seed: 20_261_121)
    var runtime = try workspace.start(["work", "--workers", "2"])
    for round in 0..<Self.kills {
      let target = completed(workspace) + Int.random(in: 1...(Self.jobs / (Self.kills + 2)), using: &generator)
      try workspace.wait("\(target) jobs have completed (round \(round))") { completed(workspace) >= target }
      let workers = Workbench.workers(spool: workspace.spool)
      if Bool.random(using: &generator), let worker = workers.randomElement(using: &generator) {
        kill(worker, SIGKILL)
      } else {
        runtime.signal(SIGKILL)
        _ = try runtime.wait()
        runtime = try workspace.start(["work", "--workers", "2"])
      }
    }
    try workspace.wait("every job has completed", seconds: 120) { completed(workspace) >= Self.jobs }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)

    try check(workspace)
    let effects = try EffectsTable.counts(at: workspace.data.appending(path: "store/default.sqlite").path)
    #expect(effects == Dictionary(uniqueKeysWithValues: (0..<Self.jobs).map { ($0, 1) }))
  }

  /// Every job has one record, in `completed`, that reads.
  private func check(_ workspace: Workspace) throws {
    for state in ["pending", "processing", "delayed", "held", "failed", "cancelled", "rejected"] {
      #expect(workspace.files(state).isEmpty, "nothing is left in \(state)")
    }
    var ids: Set<String> = []
    for path in workspace.files("completed") {
      let json = try JSONText(validating: [UInt8](try Data(contentsOf: workspace.spool.appending(path: path))))
      #expect(json["status"]?.string == "completed")
      ids.insert(try #require(json["id"]?.string))
    }
    #expect(ids.count == Self.jobs)
    #expect(workspace.files("completed").count == Self.jobs)
  }

  private func completed(_ workspace: Workspace) -> Int { workspace.files("completed").count }
}
