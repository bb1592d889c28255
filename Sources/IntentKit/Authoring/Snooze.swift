/// Thrown by code that a handler calls: the job runs again later, as it does where the handler itself answers
/// ``Outcome/snooze(for:)``. Uses up no retry.
public struct Snooze: Error, Sendable, Hashable {
  /// How long from now.
  public var duration: Duration

  /// - Parameter duration: How long from now; a negative one counts as none.
  public init(for duration: Duration) {
    self.duration = duration
  }
}
