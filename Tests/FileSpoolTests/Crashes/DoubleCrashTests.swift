import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

/// Recovery itself dies, at every call, after each of a choice of first deaths.
@Suite("A crash in the middle of recovery is a crash like any other")
struct DoubleCrashTests {
  @Test(arguments: [Aftermath.sameBoot, .newBootTosses, .newBootDataLost])
  func everyCallOfRecovery(_ aftermath: Aftermath) throws {
    let whole = try CrashWorkload.fresh()
    let counting = FaultyFileSystem(whole.disk)
    try whole.live(counting, boot: "1")
    var points = 0
    var violations: [String] = []
    for first in stride(from: 170, through: counting.count, by: 53 * CrashPointTests.step) {
      for second in stride(from: 60, through: 260, by: 3 * CrashPointTests.step) {
        points += 1
        violations += try Self.run(first, second, aftermath).map { "died at \(first) and \(second): \($0)" }
      }
    }
    print("double crash points, \(aftermath): \(points), violations: \(violations.count)")
    for violation in violations.prefix(10) { Issue.record(Comment(rawValue: violation)) }
  }

  private static func run(_ first: Int, _ second: Int, _ aftermath: Aftermath) throws -> [String] {
    var workload = try CrashWorkload.fresh()
    var boot = 1
    var cuts = 0
    for (life, number) in [first, second].enumerated() {
      let system = FaultyFileSystem(workload.disk, at: number, .dieAfter)
      do { try workload.live(system, boot: "\(boot)") } catch let error as SpoolError {
        guard system.isDead else { return ["life \(life + 1) failed without dying: \(error)"] }
      }
      system.bury()
      var disk = workload.disk
      if let cut = aftermath.cut(first * 1000 + second) {
        disk = disk.afterPowerCut(cut)
        boot += 1
        cuts += 1
      }
      workload = CrashWorkload(disk, workload.clock, workload.oracle)
    }
    do { try workload.live(FaultyFileSystem(workload.disk), boot: "\(boot)") } catch let error as SpoolError {
      return ["cannot go on: \(error)"]
    }
    return WorkloadInvariants.check(final: workload.disk.tree(), workload.oracle, deaths: 2, powerCuts: cuts)
  }
}
