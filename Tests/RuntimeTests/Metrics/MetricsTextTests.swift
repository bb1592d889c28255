import IntentCore
import IntentModel
import Testing

@testable import IntentRuntime

/// What is counted, and how it is written down and read again.
@Suite struct MetricsTextTests {
  @Test func durationsFallIntoTheirBuckets() {
    var histogram = Histogram()
    for nanoseconds: Int64 in [0, -5, 1_000_000, 1_000_001, 250_000_000, 300_000_000_000, 300_000_000_001, .max] {
      histogram.observe(nanoseconds)
    }
    let cumulative = histogram.cumulative
    #expect(cumulative.count == Histogram.bounds.count + 1)
    #expect(cumulative[0] == 3, "a bound counts itself")
    #expect(cumulative[1] == 4)
    #expect(cumulative[Histogram.bounds.firstIndex(of: 250_000_000)!] == 5)
    #expect(cumulative[Histogram.bounds.count - 1] == 6)
    #expect(cumulative.last == 8)
    #expect(Histogram.bounds == Histogram.bounds.sorted())
    #expect(Histogram(cumulative: cumulative, sum: histogram.sum) == histogram)
    #expect(Histogram(cumulative: cumulative.reversed(), sum: 0) == nil)
    #expect(Histogram(cumulative: [1], sum: 0) == nil)
  }

  @Test(arguments: [
    (UInt64(0), "0"), (1_000_000_000, "1"), (250_000_000, "0.25"), (1, "0.000000001"), (61_500_000_000, "61.5"),
  ]) func secondsAreExact(_ nanoseconds: UInt64, _ text: String) {
    #expect(PrometheusText.seconds(nanoseconds) == text)
    #expect(PrometheusSample("x \(text)")?.nanoseconds == nanoseconds)
  }

  @Test func labelsAreEscapedAndReadBack() throws {
    let value = "a \"quoted\" back\\slash,\nand {a} line=\"x\""
    var text = PrometheusText()
    text.family("x_total", .counter, "Help with a back\\slash\nand a line.")
    text.sample("x_total", [("label", value), ("other", "한글")], 7)
    let lines = text.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == #"# HELP x_total Help with a back\\slash\nand a line."#)
    let sample = try #require(PrometheusSample(lines[2]))
    #expect(sample["label"] == value)
    #expect(sample["other"] == "한글")
    #expect(sample.value == "7")
    #expect(Exposition(text.text).problems == [])
  }

  @Test(arguments: ["x", "x{", "x{a=\"1\"", "x{a=1} 1", "x{a=\"1} 1", "x{a=\"1\"b=\"2\"} 1", " 1", "a b 1", "x{a=\"\\"])
  func whatIsNoSampleIsNone(_ line: String) { #expect(PrometheusSample(line) == nil) }

  private func registry(_ intents: String) throws -> Registry {
    try Registry(Array(#"{"version":1,"intents":{\#(intents)}}"#.utf8))
  }

  private func counted() throws -> MetricCounts {
    let metrics = JobMetrics()
    metrics.know(try registry(#""a.exec.b":{"library":"A"},"c.query.d":{"library":"C"}"#))
    for number: Int64 in 1...50 { metrics.record("a.exec.b", .completed, duration: number * 7_000_001) }
    for _ in 1...50 { metrics.record("a.exec.b", to: .completed) }
    metrics.record("a.exec.b", .retry, duration: 5, isRetried: true)
    metrics.record("a.exec.b", .snoozed, duration: 5)
    metrics.record("a.exec.b", .rateLimited, duration: 5, isRetried: true)
    metrics.record("c.query.d", .failed, duration: 90_000_000_000, item: .failed)
    metrics.record("c.query.d", to: .failed)
    metrics.record("c.query.d", to: .pending)
    metrics.record("c.query.d", to: .held)
    metrics.record("no.exec.such", to: .held)
    metrics.record("no.exec.other", to: .held)
    metrics.claimed(77)
    metrics.committed([], [], duration: 1_500_000)
    return metrics.counts
  }

  @Test func intentsThatNoRegistryHasAreOne() throws {
    let counts = try counted()
    #expect(Set(counts.intents.keys) == ["a.exec.b", "c.query.d"])
    #expect(counts.unknown?.jobs == [0, 0, 0, 2])
    #expect(counts.intents["a.exec.b"]?.retries == 2)
    #expect(counts.intents["a.exec.b"]?.jobs == [50, 0, 0, 0])
    #expect(counts.intents["c.query.d"]?.jobs == [0, 1, 0, 1])
  }

  @Test func aReportIsValidAndItsCountersAreReadBack() throws {
    let counts = try counted()
    var report = MetricsReport(
      counts: counts, startedAt: Timestamp(milliseconds: 1_500), updatedAt: Timestamp(milliseconds: 2_000),
      version: "1.0")
    report.spoolJobs = [.pending: 12, .failed: 3]
    report.oldestPending = 2_500
    let exposition = Exposition(report.text)
    #expect(exposition.problems == [])
    #expect(exposition[#"intent_jobs_total{intent="a.exec.b",outcome="completed"}"#] == 50)
    #expect(exposition[#"intent_attempts_total{intent="a.exec.b",outcome="rate_limited"}"#] == 1)
    #expect(exposition[#"intent_batch_items_total{intent="c.query.d",outcome="failed"}"#] == 1)
    #expect(exposition[#"intent_jobs_total{intent="unknown",outcome="held"}"#] == 2)
    #expect(exposition[#"intent_attempt_duration_seconds_bucket{intent="a.exec.b",le="0.01"}"#] == 4)
    #expect(exposition[#"intent_attempt_duration_seconds_sum{intent="c.query.d"}"#] == 90)
    #expect(exposition[#"intent_spool_jobs{state="pending"}"#] == 12)
    #expect(exposition["intent_oldest_pending_age_seconds"] == 2.5)
    #expect(exposition["intent_last_update_timestamp_seconds"] == 2)
    #expect(MetricCounts(reading: report.text) == counts)
  }

  /// Half of a file's counters would be counters that jump back.
  @Test func aDamagedFileIsNotGoneOnFrom() throws {
    let text = MetricsReport(counts: try counted(), startedAt: .epoch, updatedAt: .epoch, version: "1").text
    #expect(MetricCounts(reading: text + "torn{") == nil)
    let lines = text.split(separator: "\n").filter { !$0.contains(#"le="0.5""#) }.joined(separator: "\n")
    #expect(MetricCounts(reading: lines) == nil)
    #expect(MetricCounts(reading: "") == MetricCounts())
  }

  @Test func countersGoOnFromAnEarlierFile() throws {
    let earlier = try counted()
    let metrics = JobMetrics()
    metrics.know(try registry(#""a.exec.b":{"library":"A"}"#))
    metrics.record("a.exec.b", .completed, duration: 1)
    metrics.record("a.exec.b", to: .completed)
    metrics.resume(from: earlier)
    metrics.record("a.exec.b", .completed, duration: 1)
    metrics.record("a.exec.b", to: .completed)
    let counts = metrics.counts
    #expect(counts.intents["a.exec.b"]?.jobs == [52, 0, 0, 0])
    #expect(counts.intents["a.exec.b"]?.durations.cumulative.last == 55)
    #expect(counts.intents["c.query.d"] == nil, "the registry no longer has it")
    #expect(counts.unknown?.jobs == [0, 0, 0, 2])
    #expect(counts.claimed == 77)
  }
}
