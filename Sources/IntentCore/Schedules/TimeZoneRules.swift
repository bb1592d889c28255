import IntentJSON

/// What a time zone's clocks show, and when they change: a table, and a rule for the times past it.
///
/// All times are seconds since 1970, of UTC or, where it says local, of the clock on the wall.
public struct TimeZoneRules: Sendable, Hashable {
  /// What clocks show for a while.
  public struct LocalType: Sendable, Hashable {
    /// Seconds east of UTC.
    public var offset: Int64
    /// Whether it counts as daylight saving time.
    public var isDaylight: Bool
    /// Such as `KST`.
    public var abbreviation: String
  }

  /// A change of clocks.
  struct Transition: Sendable, Hashable {
    var at: Int64
    var type: LocalType
  }

  /// What a local time stands for.
  public enum Reading: Sendable, Hashable {
    /// An instant.
    case once(Int64)
    /// None: clocks went past it at this instant.
    case skipped(shift: Int64)
    /// Several, as clocks were set back: the first and the last.
    case repeated(first: Int64, last: Int64)
  }

  /// The zone's name, such as `Asia/Seoul`.
  public let name: String
  let transitions: [Transition]
  /// Before the first transition.
  let initial: LocalType
  /// After the last one.
  let rule: PosixTimeZone?

  init(name: String, initial: LocalType, transitions: [Transition] = [], rule: PosixTimeZone? = nil) {
    self.name = name
    self.initial = initial
    self.transitions = transitions
    self.rule = rule
  }

  /// UTC, which needs no file.
  public static let utc = TimeZoneRules(
    name: "UTC", initial: LocalType(offset: 0, isDaylight: false, abbreviation: "UTC"))

  /// No clock is further from UTC, in seconds: what a reader accepts.
  static let largestOffset: Int64 = 26 * 3600

  /// What clocks show at an instant.
  public func type(at instant: Int64) -> LocalType {
    if let rule, instant >= transitions.last?.at ?? .min {
      let year = CivilDate(daysSince1970: (instant + rule.standard.offset).flooredQuotient(86_400)).year
      let changes = (year - 1...year + 1).flatMap(rule.transitions(in:))
      if let change = changes.last(where: { $0.at <= instant }) { return change.type }
      return rule.standard
    }
    return tableType(at: instant)
  }

  private func tableType(at instant: Int64) -> LocalType {
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initial : transitions[low - 1].type
  }

  /// The changes within a span of time, in order.
  func transitions(in span: ClosedRange<Int64>) -> [Transition] {
    var found: [Transition] = []
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at < span.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < transitions.count, transitions[low].at <= span.upperBound {
      found.append(transitions[low])
      low += 1
    }
    guard let rule, rule.summer != nil else { return found }
    let tableEnd = transitions.last?.at ?? .min
    guard span.upperBound > tableEnd else { return found }
    let first = CivilDate(daysSince1970: span.lowerBound.flooredQuotient(86_400)).year - 1
    let last = CivilDate(daysSince1970: span.upperBound.flooredQuotient(86_400)).year + 1
    for year in first...last {
      found += rule.transitions(in: year).filter { span.contains($0.at) && $0.at > tableEnd }
    }
    return found
  }

  /// What a local time stands for.
  public func reading(ofLocal local: Int64) -> Reading {
    let span = (local - Self.largestOffset)...(local + Self.largestOffset)
    var type = type(at: span.lowerBound)
    var start = span.lowerBound
    var instants: [Int64] = []
    var shift: Int64?
    for change in transitions(in: span) + [Transition(at: span.upperBound + 1, type: type)] {
      let instant = local - type.offset
      if instant >= start, instant < change.at { instants.append(instant) }
      if change.at <= span.upperBound, change.at + type.offset <= local, local < change.at + change.type.offset {
        shift = change.at
      }
      start = change.at
      type = change.type
    }
    if let first = instants.first, let last = instants.last {
      return first == last ? .once(first) : .repeated(first: first, last: last)
    }
    // A local time that no instant shows lies in a jump.
    return .skipped(shift: shift ?? local - type.offset)
  }
}
