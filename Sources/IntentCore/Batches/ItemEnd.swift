public import IntentJSON
public import IntentModel

/// How an item of a batch ended.
public struct ItemEnd: Sendable, Equatable {
  /// What it came to.
  public enum Status: String, Sendable {
    case completed, failed, cancelled
  }

  /// What it came to.
  public var status: Status
  /// What the handler gave back.
  public var result: JSONText?
  /// Why it did not complete.
  public var error: IntentError?
  /// How long the last attempt took, in milliseconds.
  public var milliseconds: Int64
  /// Jobs that it submitted, which come to be with its completion.
  public var followUps: [NewJob]

  /// An end from its parts.
  public init(
    _ status: Status, result: JSONText? = nil, error: IntentError? = nil, milliseconds: Int64 = 0,
    followUps: [NewJob] = []
  ) {
    self.status = status
    self.result = result
    self.error = error
    self.milliseconds = milliseconds
    self.followUps = followUps
  }
}
