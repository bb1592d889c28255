/// A frame that does not say what it should. Whoever sent it is not to be trusted any further.
struct WireError: Error, Sendable, CustomStringConvertible {
  var message: String
  var description: String { message }

  init(_ message: String) {
    self.message = message
  }
}
