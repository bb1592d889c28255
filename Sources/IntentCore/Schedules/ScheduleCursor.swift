import IntentJSON
public import IntentModel

/// How far a schedule has come. Written down after the jobs it speaks of are durable, and before any of them runs.
public struct ScheduleCursor: Sendable, Hashable {
  /// Runs that were passed over, not submitted: should the clock turn out to have been ahead, they are still to come.
  public struct Leap: Sendable, Hashable {
    /// Every run up to here is done with.
    public var from: Timestamp
    /// Runs after that which were submitted all the same, oldest first.
    public var submitted: [Timestamp]

    /// A leap of its parts.
    public init(from: Timestamp, submitted: [Timestamp] = []) {
      self.from = from
      self.submitted = submitted
    }
  }

  /// Every run up to here is done with: submitted, passed over, or before the schedule's time.
  public var handled: Timestamp
  /// The rule that it speaks of: ``Schedule/timing``.
  public var timing: String
  /// The last run whose job was submitted.
  public var last: Timestamp?
  /// The last leap, as long as the clock may still prove to have been ahead.
  public var leap: Leap?

  /// More submissions than this after a leap say that the clock was right.
  static let leapPatience = 64

  /// A cursor of its parts.
  public init(handled: Timestamp, timing: String, last: Timestamp? = nil, leap: Leap? = nil) {
    self.handled = handled
    self.timing = timing
    self.last = last
    self.leap = leap
  }
}

extension ScheduleCursor {
  /// Reads what ``bytes`` wrote; nil: it is something else, or torn.
  public init?(_ bytes: [UInt8]) {
    guard let text = try? JSONText(validating: bytes), let handled = text["handled"].flatMap(Self.time),
      let timing = text["timing"]?.string
    else { return nil }
    self.init(handled: handled, timing: timing, last: text["last"].flatMap(Self.time))
    if let leap = text["leap"], let from = leap["from"].flatMap(Self.time) {
      self.leap = Leap(from: from, submitted: leap["submitted"]?.elements.compactMap(Self.time) ?? [])
    }
  }

  private static func time(_ value: JSONText) -> Timestamp? {
    value.string.flatMap { try? Timestamp(rfc3339: $0) }
  }

  /// One line of JSON.
  public var bytes: [UInt8] {
    var writer = JSONWriter(capacity: 256)
    writer.object { writer in
      writer.member("handled", handled)
      writer.member("timing", timing)
      writer.memberIfPresent("last", last)
      if let leap {
        writer.object("leap") { writer in
          writer.member("from", leap.from)
          writer.member("submitted", leap.submitted)
        }
      }
    }
    return writer.finish() + [UInt8(ascii: "\n")]
  }
}
