public import IntentCore
public import IntentJSON

/// The two ways to have something done to a spool: as its owner, or by asking its owner.
public protocol SpoolDoor {
  /// Becomes the spool's owner, for as long as the answer is kept.
  ///
  /// - Throws: ``SpoolError`` with the code `locked` while somebody else is.
  func own() throws(SpoolError) -> any OperableSpool

  /// Leaves a request for the owner and waits for the answer; nil: none came in time, and the request was taken back.
  func ask(_ request: JSONText, timeout: Duration) throws(SpoolError) -> JSONText?
}
