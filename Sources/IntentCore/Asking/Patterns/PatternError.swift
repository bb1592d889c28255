/// What is wrong with a pattern's text.
struct PatternError: Error, Hashable {
  var message: String

  init(_ message: String) { self.message = message }
}
