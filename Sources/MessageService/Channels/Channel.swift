/// A way for messages to reach people.
protocol Channel: Sendable {
  /// Whether it finds out by itself that a message was delivered before, also after a power cut.
  var remembers: Bool { get }

  /// Delivers a letter; returns once the other side has taken it.
  func deliver(_ letter: Letter) throws(MessageError) -> Delivery
}

/// What became of a letter.
enum Delivery: Sendable {
  /// It was delivered.
  case now
  /// It had been delivered before, and was not delivered again.
  case before
}
