import FileSpool
import IntentCore
import IntentModel

/// Jobs of one intent that have not ended.
struct UnfinishedJobs {
  /// So many are counted.
  private static let enough = 100

  /// The first that was found.
  let example: String
  private let found: Int

  /// nil: there are none; there may be no spool either.
  init?(of key: IntentKey, in options: SpoolOptions) throws(CommandFailure) {
    guard options.exists else { return nil }
    let spool = try options.openExisting()
    var example: String?
    var found = 0
    do throws(SpoolError) {
      for state in JobState.allCases where !state.isTerminal {
        try spool.list(state) { job in
          let summary = RecordSummary(job)
          guard summary.key == key.text else { return true }
          example = example ?? summary.id
          found += 1
          return found < Self.enough
        }
      }
    } catch {
      throw CommandFailure(error)
    }
    guard let example else { return nil }
    self.example = example
    self.found = found
  }

  /// For people: `1 job`, `100 jobs or more`.
  var count: String { found == 1 ? "1 job" : "\(found) jobs" + (found >= Self.enough ? " or more" : "") }
  var verb: String { found == 1 ? "has" : "have" }
}
