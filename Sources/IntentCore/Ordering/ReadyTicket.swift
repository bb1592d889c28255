/// A job's place in a row: older first, then whoever came first.
@usableFromInline
struct ReadyTicket: Comparable, Sendable {
  @usableFromInline var age: Int64
  /// Unique in its queue: what the job is known by.
  @usableFromInline var sequence: UInt64

  @usableFromInline
  init(age: Int64, sequence: UInt64) {
    self.age = age
    self.sequence = sequence
  }

  @usableFromInline
  static func < (left: ReadyTicket, right: ReadyTicket) -> Bool {
    (left.age, left.sequence) < (right.age, right.sequence)
  }
}
