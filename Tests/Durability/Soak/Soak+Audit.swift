import Foundation
import IntentJSON

// At the end: nothing lost, nothing doubled, nothing torn, nothing left that nobody can explain.
extension Soak {
  func audit() {
    records.lookAgain()
    violations += records.violations
    figures.pruned = records.pruned
    figures.attempts = records.attempts
    auditJobs()
    auditRejections()
    auditEffects()
    auditDirectories()
    auditLogs()
  }

  private func auditJobs() {
    for job in ledger.jobs.values {
      let ends = (records.paths[job.id] ?? []).compactMap { records[$0]?.state }
      let isRejected = job.kind == .unique && job.names.contains { records["rejected/\($0).json"] != nil }
      let all = ends + (isRejected ? ["rejected"] : [])
      guard all.count == 1, job.ends.contains(all[0]) else {
        violations.append(
          "\(job.id) (\(job.kind), dropped as \(job.names)) ended as \(all), expected one of \(job.ends.sorted())")
        continue
      }
      figures.ends[all[0], default: 0] += 1
    }
    for id in records.paths.keys where ledger.jobs[id] == nil {
      violations.append("there is a record of \(id), which nobody dropped")
    }
    let groups = Dictionary(grouping: ledger.jobs.values.filter { $0.kind == .unique }, by: \.uniqueGroup)
    for group in groups.values where group.allSatisfy({ records.paths[$0.id]?.isEmpty != false }) {
      violations.append("\(group.map(\.id)) share a unique key, and none of them ran")
    }
  }

  private func auditRejections() {
    var expected = ledger.malformed
    for (id, names) in ledger.duplicates {
      let rejected = names.filter { records["rejected/\($0).json"] != nil }
      if rejected.count != names.count - 1 { violations.append("\(id) was dropped as \(names), rejected: \(rejected)") }
      expected.formUnion(rejected)
    }
    for job in ledger.jobs.values where job.kind == .unique { expected.formUnion(job.names) }
    let found = records.rejected
    for name in ledger.malformed.subtracting(found) { violations.append("\(name) is no job, and was not rejected") }
    for name in found.subtracting(expected) { violations.append("\(name) was rejected, and should not have been") }
    figures.ends["rejected", default: 0] += found.count - (figures.ends["rejected"] ?? 0)
  }

  private func auditEffects() {
    let counts: [Int: Int]
    do { counts = try EffectsTable.counts(at: bench.database) } catch {
      violations.append("\(error)")
      return
    }
    var numbers: Set<Int> = []
    for job in ledger.jobs.values {
      numbers.insert(job.n)
      let ended = (records.paths[job.id] ?? []).compactMap { records[$0] }.first
      let allowed = job.effects(ended?.state ?? "rejected", hasRun: ended?.attempts.isEmpty == false)
      let count = counts[job.n] ?? 0
      if !allowed.contains(count) {
        violations.append(
          "\(job.id) (\(job.kind)) ended as \(ended?.state ?? "rejected") and has \(count) effects, expected \(allowed)"
        )
      }
    }
    for n in counts.keys where !numbers.contains(n) { violations.append("there is an effect of \(n), which is no job") }
  }

  private func auditDirectories() {
    for state in ["pending", "processing", "delayed", "held"] {
      for name in bench.names(state) { violations.append("\(state)/\(name) was left behind") }
    }
    for name in bench.names(".intent/tmp") { violations.append(".intent/tmp/\(name) was left behind") }
    for name in bench.names(".intent/control") { violations.append(".intent/control/\(name) was left behind") }
    let journals = bench.names(".intent/journal")
    if journals.count > 2 { violations.append("there are \(journals.count) journals") }
    for name in bench.names("completed") {
      for file in bench.names("completed/\(name)") where records["completed/\(name)/\(file)"] == nil {
        violations.append("completed/\(name)/\(file) is no record that was seen")
      }
    }
    for state in ["failed", "cancelled"] {
      for file in bench.names(state) where records["\(state)/\(file)"] == nil {
        violations.append("\(state)/\(file) is no record that was seen")
      }
    }
    for file in bench.names("rejected") {
      let stem = file.hasSuffix(".error.json") ? file.dropLast(".error.json".count) : file.dropLast(".json".count)
      if records["rejected/\(stem).json"] == nil { violations.append("rejected/\(file) was not seen") }
    }
  }

  /// An error in a dispatcher's log is one that somebody has to explain.
  private func auditLogs() {
    for name in bench.logNames() where name.hasSuffix(".err") && name.hasPrefix("dispatcher-") {
      guard let text = try? String(contentsOf: bench.root.appending(path: "logs/\(name)"), encoding: .utf8) else {
        continue
      }
      for line in text.split(separator: "\n") where line.contains(" error ") || line.contains("Fatal") {
        if line.contains("is not taken up, the old one stays in force") { continue }
        violations.append("\(name): \(line)")
      }
    }
  }
}
