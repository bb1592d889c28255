import IntentCore
import IntentModel

/// How full a spool is, as the metrics tell it: counted at a bounded cost, on the thread that asks.
struct MetricsSurvey {
  /// So many pending jobs are asked for their age, spread evenly over all of them.
  static let looks = 20_000
  /// Completed jobs are not counted: there are as many as the retention leaves, and a counter tells of each.
  private static let states: [JobState] = [.pending, .delayed, .held, .processing, .failed, .cancelled, .rejected]

  let spool: any SpoolSurveying
  let clock: any RuntimeClock

  /// Jobs by state, and how long the oldest pending one has waited, in milliseconds.
  func take() throws(SpoolError) -> (jobs: [JobState: Int], oldestPending: Int64) {
    var jobs: [JobState: Int] = [:]
    var oldest: Timestamp?
    for state in Self.states {
      let survey = try spool.survey(state, SurveyQuestion(looks: state == .pending ? Self.looks : 0))
      jobs[state] = survey.count
      if state == .pending { oldest = survey.times.min() }
    }
    return (jobs, oldest.map { max(0, clock.now().milliseconds(since: $0)) } ?? 0)
  }
}
