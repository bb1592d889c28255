import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Dies once at every call to the file system, just before it and just after, and starts again.
@Suite("No crash loses, doubles or tears a job")
struct CrashPointTests {
  @Test func theWorkloadItselfComesToItsEnd() throws {
    let workload = try CrashWorkload.fresh()
    let system = FaultyFileSystem(workload.disk)
    try workload.live(system, boot: "1")
    let tree = workload.disk.tree()
    #expect(WorkloadInvariants.check(final: tree, workload.oracle, deaths: 0, powerCuts: 0) == [])
    #expect(system.count > 300)
    // Records are written over their jobs here as they are on a disk.
    #expect(system.log.contains { $0.name == "fcntl" })
  }

  @Test(arguments: Aftermath.allCases)
  func everyCall(_ aftermath: Aftermath) throws {
    let whole = try CrashWorkload.fresh()
    let counting = FaultyFileSystem(whole.disk)
    try whole.live(counting, boot: "1")
    var points = 0
    var failures: [String] = []
    for number in stride(from: 1, through: counting.count, by: Self.step) {
      for fault in [FileSystemFault.dieBefore, .dieAfter] {
        points += 1
        let violations = try Self.run(number, fault, aftermath)
        failures += violations.map { "\(fault) \(counting.log[number - 1]), \(aftermath): \($0)" }
      }
    }
    print("crash points, \(aftermath): \(points), violations: \(failures.count)")
    for failure in failures.prefix(20) { Issue.record(Comment(rawValue: failure)) }
  }

  /// Every call if `SPOOL_CRASH_POINTS` says `all`, else a sample that a test run has time for.
  static var step: Int { getenv("SPOOL_CRASH_POINTS").map { String(cString: $0) } == "all" ? 1 : 7 }

  static func run(_ number: Int, _ fault: FileSystemFault, _ aftermath: Aftermath) throws -> [String] {
    let first = try CrashWorkload.fresh()
    let system = FaultyFileSystem(first.disk, at: number, fault)
    do {
      try first.live(system, boot: "1")
    } catch let error as SpoolError {
      guard system.isDead else { return ["failed without dying: \(error)"] }
    }
    system.bury()
    let cut = aftermath.cut(number)
    let disk = cut.map { first.disk.afterPowerCut($0) } ?? first.disk
    return try resume(first, disk, boot: cut == nil ? "1" : "2", powerCuts: cut == nil ? 0 : 1)
  }

  /// Starts again, and looks.
  private static func resume(
    _ first: CrashWorkload, _ disk: MemoryFileSystem, boot: String, powerCuts: Int
  ) throws -> [String] {
    let second = CrashWorkload(disk, first.clock, first.oracle)
    var violations: [String] = []
    do {
      try second.live(FaultyFileSystem(disk), boot: boot)
    } catch let error as SpoolError {
      violations.append("cannot go on: \(error)")
    }
    violations += WorkloadInvariants.check(
      final: disk.tree(), second.oracle, deaths: 1, powerCuts: powerCuts)
    return violations
  }
}
