public import IntentJSON

/// Requests that commands in other processes make of the dispatcher: cancel this, pause that.
///
/// Their arrival raises the spool's wake signal.
public protocol RequestSource: Sendable {
  /// The requests that have come and were not answered: their ids and texts.
  func pending() -> [(id: String, request: JSONText)]
  func reply(_ id: String, _ reply: JSONText)
}
