import IntentCore
import IntentModel

/// What the metrics file says at one moment.
struct MetricsReport: Sendable {
  var counts: MetricCounts
  /// Jobs in the spool by state; states that could not be counted are missing.
  var spoolJobs: [JobState: Int] = [:]
  /// How long the oldest pending job has waited, in milliseconds; nil: not known.
  var oldestPending: Int64?
  var running = 0
  var workers = 0
  /// Whether the dispatcher goes on.
  var isUp = true
  var startedAt: Timestamp
  var updatedAt: Timestamp
  var version: String

  /// The file's contents.
  var text: String {
    var text = PrometheusText()
    writeIntents(to: &text)
    writeSpool(to: &text)
    writeDispatcher(to: &text)
    return text.text
  }

  /// Intents by name, so that two files differ where their numbers do.
  private var intents: [(label: String, counts: IntentCounts)] {
    counts.intents.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
      + (counts.unknown.map { [(MetricNames.unknownIntent, $0)] } ?? [])
  }

  private func writeIntents(to text: inout PrometheusText) {
    let intents = intents
    text.family(MetricNames.jobs, .counter, "Jobs that ended or were held, by intent and by what became of them.")
    for (intent, counts) in intents {
      for (state, count) in zip(IntentCounts.states, counts.jobs) {
        text.sample(MetricNames.jobs, [("intent", intent), ("outcome", state.rawValue)], count)
      }
    }
    text.family(MetricNames.items, .counter, "Items of batches that ended, by intent and by what became of them.")
    for (intent, counts) in intents where counts.endedItems.contains(where: { $0 > 0 }) {
      for (item, count) in zip(IntentCounts.items, counts.endedItems) {
        text.sample(MetricNames.items, [("intent", intent), ("outcome", item.rawValue)], count)
      }
    }
    text.family(MetricNames.attempts, .counter, "Attempts that ended, by intent and by what they came to.")
    for (intent, counts) in intents {
      for (outcome, count) in zip(AttemptOutcome.allCases, counts.attempts) where count > 0 {
        text.sample(MetricNames.attempts, [("intent", intent), ("outcome", outcome.rawValue)], count)
      }
    }
    text.family(
      MetricNames.retries, .counter, "Attempts that failed or were turned away, and whose job waits for another one.")
    for (intent, counts) in intents { text.sample(MetricNames.retries, [("intent", intent)], counts.retries) }
    text.family(MetricNames.durations, .histogram, "How long attempts took, from start to end, by intent.")
    for (intent, counts) in intents where counts.durations != Histogram() {
      text.histogram(MetricNames.durations, [("intent", intent)], counts.durations)
    }
  }

  private func writeSpool(to text: inout PrometheusText) {
    text.family(MetricNames.spoolJobs, .gauge, "Jobs in the spool, by state.")
    for state in JobState.allCases {
      if let count = spoolJobs[state] { text.sample(MetricNames.spoolJobs, [("state", state.rawValue)], count) }
    }
    if let oldestPending {
      text.family(
        MetricNames.oldestPending, .gauge,
        "How long the oldest pending job has waited; 0: none waits. Of at most \(MetricsSurvey.looks) jobs, spread evenly."
      )
      text.sample(MetricNames.oldestPending, [], Self.seconds(oldestPending))
    }
  }

  private func writeDispatcher(to text: inout PrometheusText) {
    text.family(MetricNames.claimed, .counter, "Jobs that were taken from the spool.")
    text.sample(MetricNames.claimed, [], counts.claimed)
    text.family(MetricNames.committed, .counter, "Changes of state that were committed.")
    text.sample(MetricNames.committed, [], counts.committed)
    text.family(MetricNames.commits, .histogram, "How long the commits took, each of a group of changes.")
    text.histogram(MetricNames.commits, [], counts.commits)
    text.family(MetricNames.running, .gauge, "Attempts under way.")
    text.sample(MetricNames.running, [], running)
    text.family(MetricNames.workers, .gauge, "Worker processes.")
    text.sample(MetricNames.workers, [], workers)
    text.family(MetricNames.isUp, .gauge, "1 while the dispatcher runs, 0 once it has stopped in order.")
    text.sample(MetricNames.isUp, [], isUp ? 1 : 0)
    text.family(MetricNames.started, .gauge, "When the dispatcher started, in seconds since 1970.")
    text.sample(MetricNames.started, [], Self.seconds(startedAt.milliseconds))
    text.family(MetricNames.updated, .gauge, "When this was written, in seconds since 1970.")
    text.sample(MetricNames.updated, [], Self.seconds(updatedAt.milliseconds))
    text.family(MetricNames.build, .gauge, "The version of the program; the value is always 1.")
    text.sample(MetricNames.build, [("version", version)], 1)
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    PrometheusText.seconds(UInt64(max(0, milliseconds)) * 1_000_000)
  }
}
