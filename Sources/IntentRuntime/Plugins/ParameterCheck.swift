public import IntentJSON
public import IntentModel

/// A loaded handler's own word on parameters, without anything being executed.
public struct ParameterCheck: Sendable {
  private let handler: LoadedHandler

  /// Opens a library and finds the handler of an intent in it.
  ///
  /// - Returns: nil: the handler cannot tell.
  /// - Throws: As ``LibraryLoader/check(_:for:sha256:)``.
  public init?(
    _ path: String, for key: IntentKey, sha256: String? = nil, loader: LibraryLoader
  ) throws(IntentError) {
    handler = try loader.handler(at: path, for: key, sha256: sha256)
    guard handler.validatesParams else { return nil }
  }

  /// What parameters the handler of an intent takes, by its own word: `{"params": [..]}` as in intent_abi.h.
  ///
  /// - Returns: nil: the handler cannot tell.
  /// - Throws: As ``LibraryLoader/check(_:for:sha256:)``, and where the handler's word cannot be read.
  public static func description(
    _ path: String, for key: IntentKey, sha256: String? = nil, loader: LibraryLoader
  ) throws(IntentError) -> JSONText? {
    try loader.handler(at: path, for: key, sha256: sha256).description()
  }

  /// What the handler would fail with, were it given these parameters; nil: it would take them.
  ///
  /// The handler's code runs in this process, as it does in an attempt.
  public func problem(with params: JSONText) -> IntentError? { handler.problem(with: params) }
}
