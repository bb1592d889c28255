/// A job's place in a row: older first, then whoever came first.
struct ReadyTicket<ID: Hashable & Sendable>: Comparable, Sendable {
  var age: Int64
  /// Unique in its queue.
  var sequence: UInt64
  var id: ID

  static func == (left: Self, right: Self) -> Bool { left.sequence == right.sequence }

  static func < (left: Self, right: Self) -> Bool {
    (left.age, left.sequence) < (right.age, right.sequence)
  }
}
