import Durability
import Foundation
import Testing

/// Short runs of what `make soak` and `make crash-points` do for long.
@Suite(.serialized)
struct SoakTests {
  @Test("A short soak: every job is accounted for")
  func soak() throws {
    var options = SoakOptions(seed: 20_261_121)
    options.jobs = 2000
    options.leastKills = 5
    options.pause = 0.3...1.2
    options.rate = 400
    let root = FileManager.default.temporaryDirectory.appending(path: "intent-soak-\(UUID().uuidString)")
    let soak = try Soak(options, in: root)
    let violations = try soak.run()
    for violation in violations.prefix(20) { Issue.record(Comment(rawValue: violation)) }
    print(soak.summary.joined(separator: "\n"))
  }

  @Test("Real commands, killed at some of their calls: the spool comes to the same end")
  func crashPoints() throws {
    if let obstacle = CrashPoints.obstacle() { try Test.cancel("programs cannot be traced here: \(obstacle)") }
    let root = FileManager.default.temporaryDirectory.appending(path: "intent-crash-\(UUID().uuidString)")
    let report = try CrashPoints(in: root, step: 17).run()
    let points = report.points.reduce(0) { $0 + $1.count }
    print("crash points of real processes: \(points), violations: \(report.violations.count)")
    #expect(points >= 25)
    for violation in report.violations.prefix(20) { Issue.record(Comment(rawValue: violation)) }
  }
}
