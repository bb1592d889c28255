import Foundation
import IntentJSON

/// One death, and what comes after it.
struct CrashPoint {
  let scenario: CrashScenario
  let number: Int
  let moment: String
  let bench: Workbench

  /// What was found wrong, and whether the program died at all: with fewer calls than the last time it came to its end.
  func run() throws -> (violations: [String], hasDied: Bool) {
    try scenario.prepare(bench)
    let log = bench.root.appending(path: "calls").path
    let first = try bench.run(scenario.command, through: ["crash-at", log, "\(number)", moment])
    guard first.status == 128 + SIGKILL || first.status == 0 else {
      return (["ended with \(first.status) instead: \(first.errors)"], false)
    }
    let survivors = terminalFiles()
    var violations: [String] = []
    if scenario.command != CrashScenario.drain {
      let again = try bench.run(scenario.command)
      // What the first got done is not to be done again: a duplicate, or a job that is over.
      if ![0, 65, 66].contains(again.status) { violations.append("given again: \(again.status), \(again.errors)") }
    }
    for _ in 0..<2 {
      let drain = try bench.run(CrashScenario.drain)
      if drain.status != 0 { violations.append("the drain after it: \(drain.status), \(drain.errors)") }
    }
    for (path, bytes) in survivors where !scenario.mayChange(path) && !path.contains("/2001-01-01/") {
      if FileManager.default.contents(atPath: bench.spool.appending(path: path).path) != bytes {
        violations.append("\(path) was there, and is gone or changed")
      }
    }
    return (try violations + check(), first.status != 0)
  }

  /// Every file of the terminal directories, by its path.
  private func terminalFiles() -> [String: Data] {
    var files: [String: Data] = [:]
    for path in ["completed", "failed", "cancelled", "rejected"].flatMap(jobs) {
      files[path] = FileManager.default.contents(atPath: bench.spool.appending(path: path).path)
    }
    return files
  }

  private func jobs(_ state: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: bench.spool.appending(path: state).path) else { return [] }
    return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".json") }.map { "\(state)/\($0)" }
  }

  private func check() throws -> [String] {
    var violations: [String] = []
    let expected = CrashScenario.ends.merging(scenario.ends) { $1 }.filter { !$0.value.isEmpty }
    var found: [String: [String]] = [:]
    for state in ["pending", "delayed", "held", "processing", "completed", "failed", "cancelled"] {
      for path in jobs(state) {
        guard let bytes = FileManager.default.contents(atPath: bench.spool.appending(path: path).path),
          let record = try? JSONText(validating: [UInt8](bytes)), let id = record["id"]?.string
        else {
          violations.append("\(path) is torn")
          continue
        }
        found[id, default: []].append(state)
        if ["completed", "failed", "cancelled"].contains(state) {
          violations += SoakRecordCheck.check([UInt8](bytes), path: path, state: state).violations
        }
      }
    }
    for (id, state) in expected where found[id] != [state] {
      violations.append("\(id) should be in \(state) alone, and is in \(found[id] ?? [])")
    }
    for (id, states) in found where expected[id] == nil {
      violations.append("\(id) is in \(states), and nobody knows why")
    }
    violations += try checkEffects(expected) + checkRejections() + checkRemains()
    return violations
  }

  private func checkEffects(_ expected: [String: String]) throws -> [String] {
    let counts = try EffectsTable.counts(at: bench.database)
    var violations: [String] = []
    for (id, state) in expected {
      guard let n = CrashScenario.numbers[id] ?? Int(id.dropFirst("job-".count)) else { continue }
      let wanted = state == "completed" ? 1 : 0
      if counts[n] ?? 0 != wanted { violations.append("\(id) is in \(state), and has \(counts[n] ?? 0) effects") }
    }
    return violations
  }

  private func checkRejections() -> [String] {
    let names = Set(bench.names("rejected"))
    // Whichever drop of the job was read first is the job.
    let doubles: [Set<String>] = ["again", "plain"].map { ["\($0).json", "\($0).error.json"] }
    let isRight = doubles.contains { names == $0.union(["broken.json", "broken.error.json"]) }
    return isRight ? [] : ["rejected holds \(names.sorted())"]
  }

  private func checkRemains() -> [String] {
    var violations: [String] = []
    for name in bench.names(".intent/tmp") where !name.hasPrefix("submit-") {
      violations.append(".intent/tmp/\(name) was left behind")
    }
    let old = jobs("completed").filter { $0.contains("/2001-01-01/") }
    if !old.isEmpty { violations.append("\(old) are kept, and should have gone") }
    let journals = bench.names(".intent/journal").count
    if journals > 2 { violations.append("there are \(journals) journals") }
    return violations
  }
}
