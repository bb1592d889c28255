public import IntentJSON
public import IntentModel

/// A rule by which jobs submit themselves.
public struct Schedule: Sendable {
  /// What becomes of runs that nobody was there for: the runtime did not run, or its storage failed.
  public enum MissedRuns: Sendable, Hashable {
    /// They are left out.
    case none
    /// The latest of them runs.
    case latest
    /// The newest of them run, at most so many.
    case all(Int)
  }

  /// What becomes of a run that comes while the job of the one before is not finished.
  public enum Overlap: String, Sendable, Hashable, CaseIterable {
    /// Its job is submitted, and waits its turn like any other.
    case queue
    /// It is left out.
    case skip
  }

  /// Its name.
  public var name: ScheduleName
  /// What repeats.
  public var rule: Timeline.Rule
  /// The IANA name of the time zone whose clocks a cron expression goes by.
  public var timezone: String
  /// Not before; the anchor of fixed intervals.
  public var start: Timestamp?
  /// Not after.
  public var end: Timestamp?
  /// What becomes of missed runs.
  public var missed: MissedRuns
  /// What becomes of runs that overlap.
  public var overlap: Overlap
  /// Each job starts up to so much later.
  public var jitter: DurationText?
  /// Whether it runs at all.
  public var isEnabled: Bool
  /// For people.
  public var summary: String?
  /// The job, without `id` and `run_at`: a JSON object.
  public var job: JSONText
  /// The intent of the job.
  public var key: IntentKey

  /// The bound of `all` where none is given, and the largest one.
  public static let (usualBound, largestBound) = (100, 10_000)
  /// A run that comes so much too late, in milliseconds, is not missed yet.
  public static let grace: Int64 = 60_000

  /// When it runs, by the rules of its time zone.
  public func timeline(in zone: TimeZoneRules) -> Timeline { Timeline(rule, zone: zone, start: start, end: end) }

  /// What decides when it runs, as text: where this changes, what was missed by the rule before does not count.
  public var timing: String {
    let rule =
      switch rule {
      case .cron(let cron): "\(cron) \(timezone)"
      case .every(let seconds): "every \(DurationText(milliseconds: seconds * 1000))"
      }
    return rule + (start.map { " from \($0)" } ?? "") + (isEnabled ? "" : " off")
  }
}
