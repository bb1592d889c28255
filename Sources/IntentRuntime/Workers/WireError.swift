/// A frame that does not say what it should. Whoever sent it is not to be trusted any further.
package struct WireError: Error, Sendable, CustomStringConvertible {
  /// What was wrong with it.
  package var message: String
  package var description: String { message }

  /// An error from its message.
  package init(_ message: String) {
    self.message = message
  }
}
