public import IntentModel

/// How long the records of ended jobs are kept: for each terminal state by age, by count, or by both.
///
/// A record goes when either rule says so. What is not ended is never touched, whatever its age.
public struct Retention: Sendable, Equatable {
  /// The rule of one state.
  public struct Rule: Sendable, Equatable {
    /// Records that ended longer ago than this go; nil: none goes for its age.
    public var age: DurationText?
    /// So many of the newest records stay; nil: none goes for their number.
    public var count: Int?

    /// A rule of its parts.
    public init(age: DurationText? = nil, count: Int? = nil) {
      self.age = age
      self.count = count.map { max(0, $0) }
    }

    /// Whether it keeps everything.
    public var keepsAll: Bool { age == nil && count == nil }
  }

  private var rules: [JobState: Rule] = [:]

  /// A retention that keeps everything.
  public init() {}

  /// The rule of a state. Only terminal states have one.
  public subscript(state: JobState) -> Rule {
    get { rules[state] ?? Rule() }
    set { rules[state] = state.isTerminal && !newValue.keepsAll ? newValue : nil }
  }

  /// Whether it keeps everything.
  public var keepsAll: Bool { rules.isEmpty }

  /// What a dispatcher keeps unless it is told otherwise: completed records for 7 days; failed, cancelled and rejected
  /// ones, which somebody may want to look at, for 90. Any number of each.
  public static var standard: Retention {
    var retention = Retention()
    retention[.completed] = Rule(age: DurationText(milliseconds: 7 * 86_400_000))
    for state in [JobState.failed, .cancelled, .rejected] {
      retention[state] = Rule(age: DurationText(milliseconds: 90 * 86_400_000))
    }
    return retention
  }

  /// How often it is worth looking for records that go: a hundredth of the shortest age, between ten seconds and an
  /// hour; every minute at least where records are counted.
  public var interval: DurationText {
    let shortest = rules.values.compactMap(\.age?.milliseconds).min() ?? .max
    let longest: Int64 = rules.values.contains { $0.count != nil } ? 60_000 : 3_600_000
    return DurationText(milliseconds: min(max(shortest / 100, 10_000), longest))
  }
}

extension Retention.Rule: CustomStringConvertible {
  /// Reads `7d`, `100000` (so many), `7d,100000`, or `forever`.
  public init(_ text: String) throws(ModelError) {
    self.init()
    if text == "forever" { return }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if let count = Int(part), count >= 0, self.count == nil {
        self.count = count
      } else if age == nil, let age = try? DurationText(String(part)) {
        self.age = age
      } else {
        throw ModelError(
          .invalidDuration, "\(text) says not how long to keep records: 7d, 100000 (so many), 7d,100000 or forever")
      }
    }
  }

  /// As it is written.
  public var description: String {
    let parts = [age?.description, count.map(String.init)].compactMap { $0 }
    return parts.isEmpty ? "forever" : parts.joined(separator: ",")
  }
}
