import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting

/// What has to hold of a spool whatever befell it.
enum WorkloadInvariants {
  /// Right after recovery: what was acknowledged as done is there, byte for byte.
  static func check(recovered tree: [String: [UInt8]], _ oracle: WorkloadOracle) -> [String] {
    var violations: [String] = []
    for (id, record) in oracle.done where !tree.contains(where: { isTerminal($0.key, id) && $0.value == record }) {
      violations.append("\(id) was done, and its record is gone or changed: \(places(of: id, tree))")
    }
    for id in oracle.accepted where places(of: id, tree).isEmpty {
      violations.append("\(id) was accepted, and is nowhere")
    }
    return violations
  }

  /// At the end: each job in exactly one state, the right one, and nothing torn.
  static func check(final tree: [String: [UInt8]], _ oracle: WorkloadOracle, deaths: Int, powerCuts: Int) -> [String] {
    var violations = check(recovered: tree, oracle)
    for (id, state) in CrashWorkload.expected {
      let places = places(of: id, tree)
      guard places.count == 1, places[0].hasPrefix("/spool/\(state.rawValue)/") else {
        violations.append("\(id) should be in \(state.rawValue)/ alone, and is in \(places)")
        continue
      }
      violations += attempts(id, tree[places[0]]!, oracle, deaths: deaths, powerCuts: powerCuts)
    }
    for (path, bytes) in tree where path.hasSuffix(".json") && !path.hasPrefix("/spool/rejected/") {
      if (try? JSONText(validating: bytes)) == nil { violations.append("\(path) is torn") }
    }
    violations += followUps(tree)
    for (path, _) in tree where path.hasPrefix("/spool/.intent/tmp/") && !path.contains("/submit-") {
      violations.append("\(path) was left behind")
    }
    for state in ["pending", "processing", "delayed", "held"] {
      for path in tree.keys where path.hasPrefix("/spool/\(state)/") { violations.append("\(path) was left behind") }
    }
    return violations
  }

  /// Every start is entered in the record; a death adds at most one entry that nobody saw start.
  private static func attempts(
    _ id: String, _ record: [UInt8], _ oracle: WorkloadOracle, deaths: Int, powerCuts: Int
  ) -> [String] {
    guard let text = try? JSONText(validating: record, limits: JobReader.recordLimits) else { return [] }
    var entered = text["attempts"]?.elements.reduce(0) { count, _ in count + 1 } ?? 0
    // A job that was held never ran that time; one that was put back has its former attempts in its history.
    entered += ["held", "wanted", "refused", "forgotten"].contains(id) ? 1 : 0
    for old in text["history"]?.elements.map({ $0 }) ?? [] {
      entered += old["attempts"]?.elements.reduce(0) { count, _ in count + 1 } ?? 0
    }
    if let old = text["history"], old.kind == .object {
      entered += old["attempts"]?.elements.reduce(0) { count, _ in count + 1 } ?? 0
    }
    let started = oracle.starts[id] ?? 0
    let range = (started - powerCuts)...(started + deaths)
    return range.contains(entered) ? [] : ["\(id) was started \(started) times, and its record says \(entered)"]
  }

  /// Every end of a job brought about what it says, each once, and nothing else was.
  private static func followUps(_ tree: [String: [UInt8]]) -> [String] {
    var violations: [String] = []
    var named: [String: Int] = [:]
    var children: Set<String> = []
    for (path, bytes) in tree {
      guard ["completed", "failed", "cancelled"].contains(where: { path.hasPrefix("/spool/\($0)/") }),
        let record = try? JSONText(validating: bytes, limits: JobReader.recordLimits), let id = record["id"]?.string
      else { continue }
      if record["parent"] != nil, !children.insert(id).inserted { violations.append("\(id) was submitted twice") }
      for life in [record] + (record["history"]?.elements.map { $0 } ?? []) {
        for child in life["follow_ups"]?.elements.compactMap(\.string) ?? [] { named[child, default: 0] += 1 }
      }
    }
    // Those that a handler submits in this workload do not say whom they follow.
    let handlers: Set = ["child-0", "child-1"]
    for (id, count) in named where count != 1 || !(children.contains(id) || handlers.contains(id)) {
      violations.append("\(id) follows, by \(count) records, and is \(children.contains(id) ? "there" : "nowhere")")
    }
    for id in children where named[id] == nil { violations.append("\(id) follows, and no record says so") }
    // One of `chained`, one of the first end of `loser`.
    let made = children.filter { $0.hasPrefix("chained-0") || $0.hasPrefix("loser-0") }.count
    if made != 2 { violations.append("\(made) jobs follow under names of the runtime's making, and 2 should") }
    return violations
  }

  /// Where a job is: under its own name, or one that was made of it.
  private static func places(of id: String, _ tree: [String: [UInt8]]) -> [String] {
    tree.keys.filter { path in
      guard path.hasPrefix("/spool/"), !path.contains("/.intent/"), !path.hasPrefix("/spool/rejected/") else {
        return false
      }
      let name = path.split(separator: "/").last!
      return name == "\(id).json" || name.hasSuffix(".\(id).json") || name.hasSuffix("+\(id).json")
    }.sorted()
  }

  private static func isTerminal(_ path: String, _ id: String) -> Bool {
    ["completed", "failed", "cancelled"].contains { path.hasPrefix("/spool/\($0)/") } && path.hasSuffix("/\(id).json")
  }
}
