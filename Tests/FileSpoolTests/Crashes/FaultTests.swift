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

/// Every call to the file system fails in turn; the same process goes on as soon as the fault is gone.
@Suite("A fault delays, and loses nothing")
struct FaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var fault: FileSystemFault
    /// How many calls in a row meet it.
    var length = 1
  }

  static let faults: [Fault] = [
    Fault(testDescription: "ENOSPC", fault: .fail(ENOSPC)), Fault(testDescription: "EIO", fault: .fail(EIO)),
    Fault(testDescription: "EMFILE", fault: .fail(EMFILE)), Fault(testDescription: "EROFS", fault: .fail(EROFS)),
    Fault(testDescription: "EACCES", fault: .fail(EACCES)),
    Fault(testDescription: "EINTR", fault: .fail(EINTR), length: 3), Fault(testDescription: "short", fault: .short),
    Fault(testDescription: "a full disk for a while", fault: .fail(ENOSPC), length: 25),
  ]

  @Test(arguments: faults)
  func everyCall(_ fault: Fault) throws {
    let whole = try CrashWorkload.fresh()
    let counting = FaultyFileSystem(whole.disk)
    try whole.live(counting, boot: "1")
    var points = 0
    var violations: [String] = []
    for number in stride(from: 1, through: counting.count, by: CrashPointTests.step) {
      points += 1
      violations += try Self.run(number, fault).map { "\(counting.log[number - 1]): \($0)" }
    }
    print("single faults, \(fault.testDescription): \(points), violations: \(violations.count)")
    for violation in violations.prefix(10) { Issue.record(Comment(rawValue: violation)) }
  }

  private static func run(_ number: Int, _ fault: Fault) throws -> [String] {
    let workload = try CrashWorkload.fresh()
    workload.patience.limit = 60
    let system = FaultyFileSystem(workload.disk) { call in
      (number..<(number + fault.length)).contains(call.number) ? fault.fault : nil
    }
    do { try workload.live(system, boot: "1") } catch let error as SpoolError { return ["gave up: \(error)"] }
    return WorkloadInvariants.check(final: workload.disk.tree(), workload.oracle, deaths: 0, powerCuts: 0)
  }
}
