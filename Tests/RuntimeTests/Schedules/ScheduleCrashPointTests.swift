import FileSpool
import IntentCore
import SpoolTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Dies once at every call to the file system, just before it and just after, and starts again; and has every call fail.
@Suite("No crash has a schedule's run come twice or never")
struct ScheduleCrashPointTests {
  /// Every call if `SPOOL_CRASH_POINTS` says `all`, else a sample that a test run has time for.
  static var step: Int { getenv("SPOOL_CRASH_POINTS").map { String(cString: $0) } == "all" ? 1 : 37 }

  /// The calls of a whole life.
  private static func calls() throws -> [FileSystemCall] {
    let workload = try ScheduleWorkload.fresh()
    let system = FaultyFileSystem(workload.disk)
    try workload.live(system, boot: "1", patience: 3)
    #expect(workload.violations() == [])
    return system.log
  }

  @Test func theWorkloadItselfComesToItsEnd() throws {
    let calls = try Self.calls()
    #expect(calls.contains { $0.name == "rename" && $0.path.contains("minutely.json") })
    #expect(calls.count > 400)
  }

  @Test(arguments: Aftermath.allCases)
  func everyCall(_ aftermath: Aftermath) throws {
    let calls = try Self.calls()
    var (points, failures): (Int, [String]) = (0, [])
    for number in stride(from: 1, through: calls.count, by: Self.step) {
      for fault in [FileSystemFault.dieBefore, .dieAfter] {
        points += 1
        failures += try Self.run(number, fault, aftermath).map { "\(fault) \(calls[number - 1]): \($0)" }
      }
    }
    print("schedule crash points, \(aftermath): \(points), violations: \(failures.count)")
    for failure in failures.prefix(20) { Issue.record(Comment(rawValue: failure)) }
  }

  /// A job that is there already may not be durable yet: whoever submitted it died before it made it so, and a power cut
  /// may still take it.
  @Test func aPowerCutAfterADeathBetweenSubmissionAndCursor() throws {
    let calls = try Self.calls()
    let submissions = calls.filter {
      $0.name == "rename" && $0.path.hasPrefix("submit-") && $0.path.contains(" to minutely.2")
    }
    #expect(submissions.count == ScheduleWorkload.minutes + 1)
    var (points, failures): (Int, [String]) = (0, [])
    for submission in submissions {
      for number in stride(from: 60, through: calls.count - submission.number, by: Self.step) {
        points += 1
        failures += try Self.run(submission.number, thenCutAt: number).map { "\(submission), then \(number): \($0)" }
      }
    }
    print("schedule crash points, a power cut after a death: \(points), violations: \(failures.count)")
    for failure in failures.prefix(10) { Issue.record(Comment(rawValue: failure)) }
  }

  private static func run(_ death: Int, thenCutAt number: Int) throws -> [String] {
    let first = try ScheduleWorkload.fresh()
    for call in [death, number] {
      let system = FaultyFileSystem(first.disk, at: call, .dieAfter)
      do { try first.live(system, boot: "1") } catch let error as SpoolError {
        guard system.isDead else { return ["failed without dying: \(error)"] }
      }
      system.bury()
    }
    let disk = first.disk.afterPowerCut(.losesAll)
    let last = ScheduleWorkload(disk, first.clock, first.seen)
    do { try last.live(FaultyFileSystem(disk), boot: "2", patience: 3) } catch let error as SpoolError {
      return ["cannot go on: \(error)"]
    }
    return last.violations()
  }

  private static func run(_ number: Int, _ fault: FileSystemFault, _ aftermath: Aftermath) throws -> [String] {
    let first = try ScheduleWorkload.fresh()
    let system = FaultyFileSystem(first.disk, at: number, fault)
    do { try first.live(system, boot: "1", patience: 0) } catch let error as SpoolError {
      guard system.isDead else { return ["failed without dying: \(error)"] }
    }
    system.bury()
    let cut = aftermath.cut(number)
    let disk = cut.map { first.disk.afterPowerCut($0) } ?? first.disk
    let second = ScheduleWorkload(disk, first.clock, first.seen)
    do { try second.live(FaultyFileSystem(disk), boot: cut == nil ? "1" : "2", patience: 3) } catch let error
      as SpoolError
    {
      return ["cannot go on: \(error)"]
    }
    return second.violations()
  }
}

/// Every call to the file system fails in turn; the same process goes on as soon as the fault is gone.
@Suite("A fault delays a schedule's run, and neither loses nor doubles it")
struct ScheduleFaultTests {
  @Test(arguments: [(ENOSPC, 1), (EIO, 1), (EROFS, 1), (EACCES, 1), (ENOSPC, 25)])
  func everyCall(_ code: Int32, _ length: Int) throws {
    let whole = try ScheduleWorkload.fresh()
    let counting = FaultyFileSystem(whole.disk)
    try whole.live(counting, boot: "1", patience: 3)
    var (points, failures): (Int, [String]) = (0, [])
    for number in stride(from: 1, through: counting.count, by: ScheduleCrashPointTests.step) {
      points += 1
      let workload = try ScheduleWorkload.fresh()
      let system = FaultyFileSystem(workload.disk) { call in
        (number..<(number + length)).contains(call.number) ? .fail(code) : nil
      }
      do { try workload.live(system, boot: "1", patience: 60) } catch let error as SpoolError {
        failures.append("\(counting.log[number - 1]): gave up: \(error)")
        continue
      }
      failures += workload.violations().map { "\(counting.log[number - 1]): \($0)" }
    }
    print("schedule faults, \(String(cString: strerror(code))) x \(length): \(points), violations: \(failures.count)")
    for failure in failures.prefix(10) { Issue.record(Comment(rawValue: failure)) }
  }
}
