import IntentCore
import IntentModel

/// What the outside world knows of a workload's jobs: what it was told, and what it saw.
struct WorkloadOracle: Sendable {
  /// Ids of the jobs whose acceptance was acknowledged.
  var accepted: Set<String> = []
  /// Records whose commit was acknowledged, by the job's id.
  var done: [String: [UInt8]] = [:]
  /// Attempts that were started, by the job's id.
  var starts: [String: Int] = [:]
  /// Whether the retry by hand was acknowledged.
  var resubmitted = false
  /// Whether records may have been purged.
  var purging = false
}
