public import IntentModel

/// An error that knows what is to become of the job when a handler lets it through.
public protocol IntentErrorConvertible: Error {
  /// The same in the runtime's terms.
  var intentError: IntentError { get }
}
