public import Foundation

/// Kills the real programs at each of their calls that change the file system, and looks whether the spool comes to the
/// same end.
///
/// The calls are counted by `crash-at`, which traces a program as a debugger does: only on Linux.
public struct CrashPoints {
  /// What a run came to.
  public struct Report: Sendable {
    /// Deaths, by the command that died.
    public var points: [(command: String, count: Int)] = []
    /// What was found wrong.
    public var violations: [String] = []
  }

  private let root: URL
  private let step: Int
  private let say: (String) -> Void

  /// - Parameters:
  ///   - root: A directory that is made, and removed.
  ///   - step: Every call, or every so many.
  ///   - say: Told how it goes on.
  public init(in root: URL, step: Int = 1, say: @escaping (String) -> Void = { _ in }) {
    self.root = root
    self.step = step
    self.say = say
  }

  /// Whether this system lets programs be traced; else why not.
  public static func obstacle() -> String? {
    let root = FileManager.default.temporaryDirectory.appending(path: "intent-crash-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    guard let bench = try? Workbench(root),
      let ending = try? bench.run(
        ["--version"], through: ["crash-at", root.appending(path: "log").path, "0", "before"])
    else { return "crash-at does not run" }
    return ending.status == 0 ? nil : ending.errors
  }

  /// Tries every point.
  public func run() throws -> Report {
    var report = Report()
    defer { try? FileManager.default.removeItem(at: root) }
    // Spread over the calls differently for each command, so that a coarse step still meets all sorts of them.
    for (index, scenario) in CrashScenario.all.enumerated() {
      let calls = try Self.calls(scenario, try bench("whole-\(index)"))
      var count = 0
      for number in stride(from: 1 + index % step, through: calls.count, by: step) {
        for moment in ["before", "after"] {
          let bench = try bench("\(index)-\(number)-\(moment)")
          let (violations, hasDied) = try CrashPoint(
            scenario: scenario, number: number, moment: moment, bench: bench
          ).run()
          if hasDied { count += 1 }
          report.violations += violations.map {
            "\(scenario.name) died \(moment) call \(number) (\(calls[number - 1]) or so): \($0)"
          }
          if violations.isEmpty { bench.remove() }
        }
      }
      report.points.append((scenario.name, count))
      say(
        "killed at real calls of \(scenario.name): \(count) of \(2 * calls.count), violations: \(report.violations.count)"
      )
    }
    return report
  }

  private func bench(_ name: String) throws -> Workbench {
    let bench = try Workbench(root.appending(path: name))
    try bench.write(registry: SoakRegistry.withApproval)
    return bench
  }

  /// The names of a command's calls, in their order; threads of their own make it a little different each time.
  private static func calls(_ scenario: CrashScenario, _ bench: Workbench) throws -> [String] {
    try scenario.prepare(bench)
    let log = bench.root.appending(path: "calls")
    let ending = try bench.run(scenario.command, through: ["crash-at", log.path, "0", "before"])
    guard ending.status == 0 else { throw Trouble("\(scenario.name): \(ending.status), \(ending.errors)") }
    let text = try String(contentsOf: log, encoding: .utf8)
    bench.remove()
    return text.split(separator: "\n").map { String($0.split(separator: " ").last ?? "") }
  }
}
