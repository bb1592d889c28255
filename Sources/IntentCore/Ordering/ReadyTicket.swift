/// A job's place in a row: older first, then whoever came first.
struct ReadyTicket: Comparable, Sendable {
  var age: Int64
  /// Unique in its queue: what the job is known by.
  var sequence: UInt64

  static func < (left: ReadyTicket, right: ReadyTicket) -> Bool {
    (left.age, left.sequence) < (right.age, right.sequence)
  }
}
