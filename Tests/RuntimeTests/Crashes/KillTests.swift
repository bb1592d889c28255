import CSQLite
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
    var killedWorkers = 0
    for round in 0..<Self.kills {
      let target = completed(workspace) + Int.random(in: 1...(Self.jobs / (Self.kills + 2)), using: &generator)
      try workspace.wait("\(target) jobs have completed (round \(round))") { completed(workspace) >= target }
      let workers = self.workers(workspace)
      if Bool.random(using: &generator), let worker = workers.randomElement(using: &generator) {
        kill(worker, SIGKILL)
        killedWorkers += 1
      } else {
        runtime.signal(SIGKILL)
        _ = try runtime.wait()
        runtime = try workspace.start(["work", "--workers", "2"])
      }
    }
    #expect(killedWorkers > 0, "no worker was killed: this seed tests half of what it should")
    try workspace.wait("every job has completed", seconds: 120) { completed(workspace) >= Self.jobs }
    runtime.signal(SIGTERM)
    #expect(try runtime.wait().status == 0)

    try check(workspace)
    #expect(try effects(workspace) == Array(0..<Self.jobs))
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

  /// The worker processes, as the spool knows them: after the boot, a line of number and start time for each.
  private func workers(_ workspace: Workspace) -> [Int32] {
    let path = workspace.spool.appending(path: ".intent/processes")
    guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").first.flatMap { Int32($0) } }
  }

  /// What the handlers left in the store, in order: read with SQLite itself, not with the service under test.
  private func effects(_ workspace: Workspace) throws -> [Int] {
    var database: OpaquePointer?
    let path = workspace.data.appending(path: "store/default.sqlite").path
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
      throw Failure("cannot open \(path)")
    }
    defer { sqlite3_close(database) }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, "SELECT n FROM effects ORDER BY n", -1, &statement, nil) == SQLITE_OK else {
      throw Failure(String(cString: sqlite3_errmsg(database)))
    }
    defer { sqlite3_finalize(statement) }
    var numbers: [Int] = []
    while sqlite3_step(statement) == SQLITE_ROW { numbers.append(Int(sqlite3_column_int64(statement, 0))) }
    return numbers
  }
}
