import IntentCore
import IntentModel
import Synchronization

/// Keeps the metrics file up to date, on a thread of its own: at the start, while something happens, and at the end.
///
/// Nothing wakes it but ``changed()`` and, after that, the end of the interval. What goes wrong with the file is said
/// once, and once when it is well again; it is nobody else's trouble.
final class MetricsWriter: @unchecked Sendable {
  // @unchecked: `condition` guards `isStopped`; `thread` belongs to whoever starts and stops; the rest is constant.

  /// Looking a spool over may take so many times as long as it took before it is done again: a long backlog must not
  /// keep a core busy.
  private static let restPerWork: Int64 = 20

  private let metrics: JobMetrics
  private let gauges: MetricGauges
  private let configuration: MetricsConfiguration
  private let file: MetricsFile
  private let survey: MetricsSurvey?
  private let clock: any RuntimeClock
  private let log: any LogSink
  private let startedAt: Timestamp
  private let condition = Condition()
  private let isChanged = Atomic(true)
  private var isStopped = false
  private var thread: PlainThread?

  /// - Parameter spool: Asked how full it is, where it can tell.
  init(
    _ configuration: MetricsConfiguration, metrics: JobMetrics, gauges: MetricGauges, spool: any Spool,
    clock: any RuntimeClock, log: any LogSink
  ) {
    self.metrics = metrics
    self.gauges = gauges
    self.configuration = configuration
    self.clock = clock
    self.log = log
    file = MetricsFile(path: configuration.file)
    survey = (spool as? any SpoolSurveying).map { MetricsSurvey(spool: $0, clock: clock) }
    startedAt = clock.now()
  }

  func start() {
    thread = PlainThread { [self] in run() }
  }

  /// Something happened that the file does not tell yet. Costs next to nothing where it was said already.
  func changed() {
    guard !isChanged.exchange(true, ordering: .acquiringAndReleasing) else { return }
    condition.withLock { condition.signal() }
  }

  /// Writes the file a last time and ends the thread.
  func stop() {
    guard let thread else { return }
    condition.withLock {
      isStopped = true
      condition.signal()
    }
    thread.join()
    self.thread = nil
  }

  private func run() {
    if let earlier = file.read() {
      if let counts = MetricCounts(reading: earlier) {
        metrics.resume(from: counts)
      } else {
        log.note(.warning, "\(file.path) is damaged: its counters start again from 0")
      }
    }
    var hasFailed = false
    while true {
      let start = clock.monotonic()
      isChanged.store(false, ordering: .releasing)
      // The file that is written once the dispatcher stops says so.
      let isLast = condition.withLock { isStopped }
      write(isLast: isLast, &hasFailed)
      if isLast { return }
      let work = clock.monotonic().nanoseconds - start.nanoseconds
      wait(atLeast: max(configuration.interval.nanoseconds, Self.restPerWork * work))
    }
  }

  private func write(isLast: Bool, _ hasFailed: inout Bool) {
    do throws(MetricsError) {
      try file.replace(with: try report(isLast: isLast).text)
      if hasFailed { log.note(.info, "\(file.path) is written again") }
      hasFailed = false
    } catch {
      // Said once, like any fault of the storage; there is always a next time.
      if !hasFailed {
        log.note(.warning, "the metrics are not kept up to date, jobs run all the same: \(error)")
      }
      hasFailed = true
    }
  }

  private func report(isLast: Bool) throws(MetricsError) -> MetricsReport {
    var report = MetricsReport(
      counts: metrics.counts, isUp: !isLast, startedAt: startedAt, updatedAt: clock.now(),
      version: configuration.version)
    (report.running, report.workers) = isLast ? (0, 0) : (gauges.running, gauges.workers)
    if let survey {
      do throws(SpoolError) {
        let (jobs, oldest) = try survey.take()
        report.spoolJobs = jobs
        report.oldestPending = oldest
      } catch {
        throw MetricsError(error.message)
      }
    }
    return report
  }

  /// Waits for so many nanoseconds, then for something to tell, or until it is stopped.
  private func wait(atLeast nanoseconds: Int64) {
    let end = clock.monotonic().adding(nanoseconds: nanoseconds)
    condition.withLock {
      while !isStopped {
        if isChanged.load(ordering: .acquiring) {
          let left = end.nanoseconds - clock.monotonic().nanoseconds
          if left <= 0 { break }
          _ = condition.wait(nanoseconds: left)
        } else {
          condition.wait()
        }
      }
    }
  }
}
