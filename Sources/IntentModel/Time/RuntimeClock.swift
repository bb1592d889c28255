/// Where the runtime asks for the time. Injected, so that tests set it.
public protocol RuntimeClock: Sendable {
  /// The time of day. It can jump when somebody sets the clock.
  func now() -> Timestamp

  /// A time that only moves forward, for measuring and for waiting. It means nothing to another boot of the machine.
  func monotonic() -> MonotonicInstant
}
