import ArgumentParser
import Durability
import Foundation

/// `intent-durability crash-points`
struct CrashPointsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crash-points",
    abstract: "Kill the dispatcher and the commands at each of their calls that change the file system.",
    discussion: "Exits with 1 if a promise was not kept. Linux only: elsewhere it says so, and exits with 69.")

  @Option(help: "Only every so many calls.")
  var step = 1

  func validate() throws {
    if step < 1 { throw ValidationError("--step takes 1 or more, not \(step)") }
  }

  func run() throws {
    if let obstacle = CrashPoints.obstacle() {
      print("crash points of real processes: SKIPPED: \(obstacle)")
      throw ExitCode(69)
    }
    let root = FileManager.default.temporaryDirectory.appending(path: "intent-crash-\(UUID().uuidString)")
    let report = try CrashPoints(in: root, step: step) { line in
      print(line)
      fflush(nil)
    }.run()
    for violation in report.violations.prefix(50) { print("violation: \(violation)") }
    let points = report.points.reduce(0) { $0 + $1.count }
    print("crash points of real processes: \(points), violations: \(report.violations.count)")
    if !report.violations.isEmpty { throw ExitCode.failure }
  }
}
