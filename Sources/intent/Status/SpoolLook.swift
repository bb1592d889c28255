import IntentCore
import IntentModel

/// What one look over a spool found, each state once: the sections of a report are made of it.
struct SpoolLook {
  /// Jobs that are asked for their time, and jobs that are read, in a state.
  private static let waiting: (looks: Int, reads: Int) = (20_000, 2_000)
  private static let records: (looks: Int, reads: Int) = (100_000, 1_000)

  private var surveys: [JobState: Survey] = [:]
  /// When it looked.
  var now: Timestamp

  /// - Parameter since: Which completed and failed records are of interest.
  init(over spool: any SpoolSurveying, since: Timestamp, now: Timestamp) throws(SpoolError) {
    self.now = now
    for state in JobState.allCases { surveys[state] = try spool.survey(state, Self.question(state, since: since)) }
  }

  /// For tests: as if this had been found.
  init(_ surveys: [JobState: Survey], now: Timestamp) {
    self.surveys = surveys
    self.now = now
  }

  subscript(state: JobState) -> Survey { surveys[state] ?? Survey() }

  private static func question(_ state: JobState, since: Timestamp) -> SurveyQuestion {
    switch state {
    case .pending, .delayed: SurveyQuestion(order: .oldest, reads: waiting.reads, looks: waiting.looks)
    case .held: SurveyQuestion(reads: records.reads, looks: records.looks)
    case .failed: SurveyQuestion(since: since, reads: records.reads, looks: records.looks)
    case .completed: SurveyQuestion(since: since, looks: records.looks)
    case .processing: SurveyQuestion(reads: records.reads, looks: records.looks)
    case .cancelled, .rejected: SurveyQuestion()
    }
  }
}
