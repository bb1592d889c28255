public import IntentCore
public import IntentJSON
public import IntentModel

/// What became of one item of a batch.
public struct BatchReportItem: Sendable {
  /// How far it is.
  public enum Status: String, Sendable, CaseIterable {
    case completed, failed, cancelled
    /// It was tried, and is tried again.
    case waiting
    /// It was not tried, or what a try came to is not known yet.
    case open
  }

  /// From 1, in the order of the batch.
  public var number: Int
  /// Its own parameters, or why it is none.
  public var content: BatchItem.Content
  /// How far it is.
  public var status: Status
  /// Attempts that ended, in the last run of the batch.
  public var attempts = 0
  /// Retries used up.
  public var retries = 0
  /// How long the last attempt took, in milliseconds; nil: it has not ended.
  public var milliseconds: Int64?
  /// Why it did not complete, or not yet.
  public var error: IntentError?
  /// What the handler gave back.
  public var result: JSONText?
  /// When it is tried again.
  public var dueAt: Timestamp?
}
