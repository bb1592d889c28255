/// What a soak did, counted.
struct SoakFigures {
  var jobs: [SoakJob.Kind: Int] = [:]
  /// By the way they came in, or what was done to them.
  var drops: [String: Int] = [:]
  var kills: [String: Int] = [:]
  var operations: [String: Int] = [:]
  var reloads: [String: Int] = [:]
  var ends: [String: Int] = [:]
  var attempts: [String: Int] = [:]
  var starts = 0
  var pruned = 0
  var seconds = 0.0
  var drainSeconds = 0.0
  var longestStop = 0.0

  var jobCount: Int { jobs.values.reduce(0, +) }
  var killCount: Int { kills.filter { $0.key.hasPrefix("kill -9") }.values.reduce(0, +) }

  /// Lines for a person.
  func lines() -> [String] {
    [
      "jobs             \(jobCount): \(Self.list(jobs.map { ($0.key.rawValue, $0.value) }))",
      "dropped          \(Self.list(drops.map { ($0.key, $0.value) }))",
      "kills            \(killCount) with kill -9; \(Self.list(kills.map { ($0.key, $0.value) }))",
      "dispatchers      \(starts) started; the slowest stop by TERM took \(Self.tenths(longestStop)) s",
      "by command       \(Self.list(operations.map { ($0.key, $0.value) }))",
      "reloads          \(Self.list(reloads.map { ($0.key, $0.value) }))",
      "ended            \(Self.list(ends.map { ($0.key, $0.value) }))",
      "attempts         \(attempts.values.reduce(0, +)): \(Self.list(attempts.map { ($0.key, $0.value) }))",
      "retention        \(pruned) records seen, and let go of in their time",
      "time             \(Self.tenths(seconds)) s, then \(Self.tenths(drainSeconds)) s until all had ended",
    ]
  }

  private static func list(_ counts: [(String, Int)]) -> String {
    counts.sorted { $0.1 > $1.1 || ($0.1 == $1.1 && $0.0 < $1.0) }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private static func tenths(_ seconds: Double) -> String { "\((seconds * 10).rounded() / 10)" }
}
