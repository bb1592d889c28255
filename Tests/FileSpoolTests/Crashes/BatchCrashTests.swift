import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting
import Testing

/// Dies at, and fails, every call that the execution of a batch makes.
@Suite("No crash repeats what a batch has done, loses an item, or doubles its callback")
struct BatchCrashTests {
  @Test func theWorkloadItselfComesToItsEnd() throws {
    let workload = try BatchWorkload.fresh()
    let system = FaultyFileSystem(workload.disk)
    try workload.live(system, boot: "1")
    #expect(Self.violations(workload) == [])
    #expect(system.count > 150)
  }

  @Test(arguments: Aftermath.allCases)
  func everyDeath(_ aftermath: Aftermath) throws {
    let whole = try BatchWorkload.fresh()
    let counting = FaultyFileSystem(whole.disk)
    try whole.live(counting, boot: "1")
    var points = 0
    var failures: [String] = []
    for number in stride(from: 1, through: counting.count, by: CrashPointTests.step) {
      for fault in [FileSystemFault.dieBefore, .dieAfter] {
        points += 1
        failures += try Self.die(number, fault, aftermath).map { "\(fault) \(counting.log[number - 1]): \($0)" }
      }
    }
    print("batch crash points, \(aftermath): \(points), violations: \(failures.count)")
    for failure in failures.prefix(10) { Issue.record(Comment(rawValue: failure)) }
  }

  /// Every call while the batch is made, also where `everyDeath` takes a sample.
  @Test(arguments: Aftermath.allCases)
  func everyDeathWhileABatchIsMade(_ aftermath: Aftermath) throws {
    let whole = try BatchWorkload.fresh()
    let counting = FaultyFileSystem(whole.disk)
    try whole.live(counting, boot: "1")
    let begin = try #require(counting.log.first { $0.name == "mkdir" && $0.path == "batch" }).number
    let end = try #require(counting.log.first { $0.name == "open" && $0.path == "batch/journal.jsonl" }).number
    for number in begin...end {
      for fault in [FileSystemFault.dieBefore, .dieAfter] {
        #expect(try Self.die(number, fault, aftermath) == [], "\(fault) \(counting.log[number - 1])")
      }
    }
  }

  @Test(arguments: FaultTests.faults)
  func everyFault(_ fault: FaultTests.Fault) throws {
    let whole = try BatchWorkload.fresh()
    let counting = FaultyFileSystem(whole.disk)
    try whole.live(counting, boot: "1")
    var points = 0
    var failures: [String] = []
    for number in stride(from: 1, through: counting.count, by: CrashPointTests.step) {
      points += 1
      let workload = try BatchWorkload.fresh()
      workload.patience.limit = 60
      let system = FaultyFileSystem(workload.disk) { call in
        (number..<(number + fault.length)).contains(call.number) ? fault.fault : nil
      }
      do { try workload.live(system, boot: "1") } catch { failures.append("\(counting.log[number - 1]): \(error)") }
      failures += Self.violations(workload).map { "\(counting.log[number - 1]): \($0)" }
    }
    print("batch faults, \(fault.testDescription): \(points), violations: \(failures.count)")
    for failure in failures.prefix(10) { Issue.record(Comment(rawValue: failure)) }
  }

  private static func die(
    _ number: Int, _ fault: FileSystemFault, _ aftermath: Aftermath
  ) throws -> [String] {
    let first = try BatchWorkload.fresh()
    let system = FaultyFileSystem(first.disk, at: number, fault)
    do { try first.live(system, boot: "1") } catch let error as SpoolError {
      guard system.isDead else { return ["failed without dying: \(error)"] }
    }
    system.bury()
    let cut = aftermath.cut(number)
    let second = first.reborn(on: cut.map { first.disk.afterPowerCut($0) } ?? first.disk)
    do { try second.live(FaultyFileSystem(second.disk), boot: cut == nil ? "1" : "2") } catch let error as SpoolError {
      return ["cannot go on: \(error)"]
    }
    return violations(second)
  }

  /// What has to hold at the end, whatever befell it.
  private static func violations(_ workload: BatchWorkload) -> [String] {
    let tree = workload.disk.tree()
    var violations = workload.repeated.map { "item \($0) was executed again after it had completed" }
    for id in ["batch", "callback", "extra"] {
      let places = tree.keys.filter { $0.hasSuffix("/\(id).json") && !$0.contains("/batches/") }
      if places.count != 1 || !places[0].contains("/completed/") { violations.append("\(id) is in \(places)") }
    }
    for path in tree.keys where path.contains("/rejected/") {
      violations.append("\(path) was left behind")
    }
    var ends: [Int: [ItemEnd.Status]] = [:]
    for line in tree["/spool/batches/batch/journal.jsonl"]?.split(separator: UInt8(ascii: "\n")) ?? [] {
      guard let entry = (try? JSONText(validating: line)).flatMap({ BatchEntry($0) }) else {
        violations.append("a line does not read: \(String(decoding: line, as: UTF8.self))")
        continue
      }
      if case .ended(item: let number, let end) = entry { ends[number, default: []].append(end.status) }
    }
    for number in 1...BatchWorkload.items where ends[number] != (number == 4 ? [.failed, .completed] : [.completed]) {
      violations.append("item \(number) ended as \(ends[number] ?? [])")
    }
    return violations
  }
}
