public import IntentCore

/// Makes calls as a dispatcher does: again a second later, as long as the storage fails.
public struct Patience: Sendable {
  /// How often a call may fail before it counts as broken: 0 in a life that is to end early.
  public var limit: Int
  private let clock: TestClock

  /// - Parameter clock: Goes on by the second between two tries.
  public init(_ clock: TestClock, limit: Int = 0) {
    self.limit = limit
    self.clock = clock
  }

  /// - Throws: What the call throws, where it is not the storage's fault, or once there is no patience left.
  public func callAsFunction<Result>(_ call: () throws(SpoolError) -> Result) throws(SpoolError) -> Result {
    var left = limit
    while true {
      do throws(SpoolError) { return try call() } catch {
        if left == 0 || error.code != .storage { throw error }
        left -= 1
        clock.advance(milliseconds: 1000)
      }
    }
  }
}
