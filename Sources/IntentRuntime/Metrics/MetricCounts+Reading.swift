import IntentCore
import IntentModel

extension MetricCounts {
  /// Reads the counters of a file that ``MetricsReport`` wrote.
  ///
  /// nil: it is none, or is damaged: a line that does not read, or a histogram that cannot be one. What is in it is then
  /// not gone on from, since half of it would be counters that jump back.
  init?(reading text: some StringProtocol) {
    var histograms: [String: HistogramLines] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let sample = PrometheusSample(line) else { return nil }
      guard let count = UInt64(sample.value) else {
        if sample.name.hasSuffix("_seconds_sum") { histograms[sample.series, default: HistogramLines()].take(sample) }
        continue
      }
      let intent = sample["intent"]
      switch sample.name {
      case MetricNames.jobs:
        guard let place = IntentCounts.states.firstIndex(where: { $0.rawValue == sample["outcome"] }) else { continue }
        change(intent) { $0.jobs[place] = count }
      case MetricNames.items:
        guard let place = IntentCounts.items.firstIndex(where: { $0.rawValue == sample["outcome"] }) else { continue }
        change(intent) { $0.endedItems[place] = count }
      case MetricNames.attempts:
        guard let outcome = sample["outcome"].flatMap(AttemptOutcome.init) else { continue }
        change(intent) { $0.attempts[outcome.index] = count }
      case MetricNames.retries: change(intent) { $0.retries = count }
      case MetricNames.claimed: claimed = count
      case MetricNames.committed: committed = count
      default: histograms[sample.series, default: HistogramLines()].take(sample)
      }
    }
    for lines in histograms.values where lines.isHistogram {
      guard let histogram = lines.histogram else { return nil }
      if lines.family == MetricNames.commits { commits = histogram }
      if lines.family == MetricNames.durations { change(lines.intent) { $0.durations = histogram } }
    }
  }

  private mutating func change(_ intent: String?, _ body: (inout IntentCounts) -> Void) {
    if intent == MetricNames.unknownIntent {
      var counts = unknown ?? IntentCounts()
      body(&counts)
      unknown = counts
    } else if let key = intent.flatMap({ try? IntentKey($0) }) {
      body(&intents[key, default: IntentCounts()])
    }
  }
}

/// The samples that make up one histogram, as they come.
private struct HistogramLines {
  private(set) var family = ""
  private(set) var intent: String?
  private var buckets: [UInt64] = []
  private var sum: UInt64?

  mutating func take(_ sample: PrometheusSample) {
    intent = sample["intent"]
    if sample.name.hasSuffix("_bucket") {
      family = String(sample.name.dropLast("_bucket".count))
      // They are written in the order of their bounds.
      if let count = UInt64(sample.value) { buckets.append(count) }
    } else if sample.name.hasSuffix("_sum") {
      sum = sample.nanoseconds
    }
  }

  var isHistogram: Bool { !buckets.isEmpty }
  /// nil: a part is missing, or they do not fit together.
  var histogram: Histogram? { sum.flatMap { Histogram(cumulative: buckets, sum: $0) } }
}
