/// What the decoders of one call share: what they need to word an error.
final class DecodingContext: Sendable {
  private let root: JSONText
  private let prefix: String

  init(root: JSONText, prefix: String) {
    self.root = root
    self.prefix = prefix
  }

  /// An error at a value that lies in the root text.
  func error(_ code: JSONError.Code, _ message: String, steps: [WireKey], at text: JSONText) -> JSONError {
    let offset = text.bytes.startIndex - root.bytes.startIndex
    var error = JSONError(code, message, path: JSONPath(steps).description(below: prefix), offset: offset)
    if prefix.isEmpty {
      let position = root.bytes.withUnsafeBufferPointer { JSONPosition(of: offset, in: $0) }
      (error.line, error.column) = (position.line, position.column)
    }
    return error
  }
}
