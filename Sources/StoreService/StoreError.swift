internal import CIntentABI

/// Why a call to the store failed: the answer's code, and the reason for a person.
struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One of the INTENT_STORE_ codes.
  var code: Int32
  var message: String

  var description: String { message }

  static let stale = StoreError(
    code: Int32(INTENT_STORE_STALE), message: "the attempt has ended: the store changes nothing for it any more")

  static func busy(_ message: String) -> StoreError { StoreError(code: Int32(INTENT_STORE_BUSY), message: message) }

  static func constraint(_ message: String) -> StoreError {
    StoreError(code: Int32(INTENT_STORE_CONSTRAINT), message: message)
  }

  static func failed(_ message: String) -> StoreError { StoreError(code: Int32(INTENT_STORE_ERROR), message: message) }
}
