import IntentCore
import IntentModel

/// What happened lately, from the records: of each job the last that is known.
struct PastEvents {
  /// Jobs whose time is asked for, in each state.
  private static let looks = 200_000

  let spool: any SpoolSurveying
  let filter: EventFilter
  /// What is older is left out; nil: nothing is.
  var since: Timestamp?
  /// How many events at most.
  var limit: Int

  /// The events, the oldest first, and whether all jobs in question were looked at.
  func find() throws(SpoolError) -> (events: [JobEvent], isComplete: Bool) {
    var events: [JobEvent] = []
    var isComplete = true
    if limit <= 0 { return ([], true) }
    // Where the filter may turn jobs away, more are read to find enough.
    let reads = filter.intent == nil && filter.tenant == nil ? limit : max(10_000, limit)
    for state in JobState.allCases where filter.states.contains(state) {
      let survey = try spool.survey(state, SurveyQuestion(since: since, reads: reads, looks: Self.looks))
      if !survey.isComplete { isComplete = false }
      for found in survey.found {
        var event = JobEvent(found.job)
        // The name of a delayed job says when it is due, not when it got there.
        if state != .delayed { event.at = found.at }
        if event.at >= since ?? .distantPast, filter.admits(event) { events.append(event) }
      }
    }
    events.sort { ($0.at, $0.summary.id) < ($1.at, $1.summary.id) }
    return (events.suffix(limit), isComplete)
  }
}
