public import IntentCore
public import IntentJSON

/// The two ways to have something done to a spool: as its owner, or by asking its owner.
public protocol SpoolDoor {
  /// Becomes the spool's owner, for as long as the answer is kept.
  ///
  /// - Throws: ``SpoolError`` with the code `locked` while somebody else is.
  func own() throws(SpoolError) -> any OperableSpool

  /// Leaves a request for the owner; answers its id.
  func ask(_ request: JSONText) throws(SpoolError) -> String

  /// The owner's answer; nil: it has not come yet.
  func answer(to id: String) throws(SpoolError) -> JSONText?

  /// Takes a request back, as far as the owner has not taken it yet, and forgets its answer.
  func withdraw(_ id: String) throws(SpoolError)
}
