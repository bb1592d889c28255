import Foundation
import IntentJSON

/// Accounts for every item of a batch that has ended, from what was asked for and not from what the runtime says.
final class BatchAudit {
  private let bench: Workbench
  private let options: BatchTrialOptions
  private(set) var summary: [String] = []

  init(bench: Workbench, options: BatchTrialOptions) {
    self.bench = bench
    self.options = options
  }

  func violations() throws -> [String] {
    var violations = try journal() + records()
    switch options.work {
    case .nothing: break
    case .effects: violations += try effects()
    case .messages: violations += try messages()
    }
    return violations
  }

  /// Every item has ended in the journal, once.
  private func journal() throws -> [String] {
    let path = bench.spool.appending(path: "batches/\(BatchTrial.id)/journal.jsonl")
    var ends: [Int: Int] = [:]
    var retries = 0
    for line in try Data(contentsOf: path).split(separator: UInt8(ascii: "\n")) {
      guard let text = try? JSONText(validating: [UInt8](line)) else { return ["\(path.path): a line is torn"] }
      guard let item = text["item"]?.integer(as: Int.self) else { continue }
      switch text["status"]?.string {
      case "completed": ends[item, default: 0] += 1
      case "waiting": retries += 1
      case let other: return ["item \(item) is \(other ?? "nothing")"]
      }
    }
    summary.append("items that ended in the journal: \(ends.count), retries: \(retries)")
    var violations = ends.filter { $0.value != 1 }.prefix(5).map { "item \($0.key) ended \($0.value) times" }
    let lost = (1...options.items).filter { ends[$0] == nil }
    if !lost.isEmpty { violations.append("\(lost.count) items never ended: \(lost.prefix(5))") }
    return violations
  }

  /// The batch is completed, and so is what was to come after it; nothing else is left.
  private func records() throws -> [String] {
    var found: [String: [String]] = [:]
    for state in ["pending", "processing", "delayed", "held", "completed", "failed", "cancelled", "rejected"] {
      for name in FileManager.default.subpaths(atPath: bench.spool.appending(path: state).path) ?? []
      where name.hasSuffix(".json") {
        found[String(name.split(separator: "/").last!.dropLast(5)), default: []].append(state)
      }
    }
    var wanted = [BatchTrial.id, BatchTrial.callback]
    if options.work == .effects {
      wanted += stride(from: 9, to: options.items, by: 100).map { "job-\(options.items + $0)" }
    }
    var violations = wanted.filter { found[$0] != ["completed"] }.prefix(5).map { "\($0) is in \(found[$0] ?? [])" }
    let surplus = Set(found.keys).subtracting(wanted)
    if !surplus.isEmpty { violations.append("\(surplus.prefix(5)): nobody asked for these") }
    summary.append("records besides the batch's: \(wanted.count - 1)")
    return violations
  }

  private func effects() throws -> [String] {
    let counts = try EffectsTable.counts(at: bench.database)
    let children = stride(from: 9, to: options.items, by: 100).map { options.items + $0 }
    summary.append("effects: \(counts.count)")
    return (Array(0..<options.items) + children).filter { counts[$0] != 1 }.prefix(5).map {
      "\($0) has \(counts[$0] ?? 0) effects"
    }
  }

  /// A message for each, and no second one.
  private func messages() throws -> [String] {
    let outbox = bench.root.appending(path: "data/outbox/new")
    var receivers: [String: Int] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: outbox.path) {
      let text = try String(contentsOf: outbox.appending(path: name), encoding: .utf8)
      let to = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("To: ") }
      receivers[to.map { String($0.dropFirst(4)) } ?? "nobody", default: 0] += 1
    }
    summary.append("messages: \(receivers.values.reduce(0, +)), receivers: \(receivers.count)")
    return (0..<options.items).filter { receivers["guardian-\($0)@example.com"] != 1 }.prefix(5).map {
      "guardian \($0) got \(receivers["guardian-\($0)@example.com"] ?? 0) messages"
    }
  }
}
