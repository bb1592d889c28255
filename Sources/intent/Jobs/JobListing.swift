import FileSpool
import IntentCore
import IntentModel

/// Walks through the jobs of a spool.
struct JobListing {
  var spool: FileSpool
  var filter: JobFilter

  /// Calls `body` with each job in `state` that the filter admits.
  ///
  /// - Parameter limit: Once so many were found, the days of completed jobs before theirs are not looked into: all of
  ///   what lies there is older.
  func walk(
    _ state: JobState, limit: Int? = nil, _ body: (JobCollection.Entry) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    var found = 0
    var day: Substring?
    var failure: CommandFailure?
    do {
      try spool.list(state) { job in
        if state == .completed, let limit {
          let thisDay = job.location.split(separator: "/").dropLast().last
          if found >= limit, thisDay != day { return false }
          day = thisDay
        }
        let summary = RecordSummary(explaining: job)
        guard filter.admits(summary, changedAt: job.modifiedAt) else { return true }
        found += 1
        do throws(CommandFailure) {
          try body(JobCollection.Entry(summary: summary, location: job.location, changedAt: job.modifiedAt))
          return true
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      throw CommandFailure(error)
    }
    if let failure { throw failure }
  }
}
