package import IntentJSON

extension JSONText {
  /// The value in an error message: what it is, and the beginning of it where it is short enough to tell.
  package var found: String {
    switch kind {
    case .object: return "an object"
    case .array: return "an array"
    case .null: return "null"
    case .bool: return text
    case .number: return "the number \(shortened(40))"
    case .string: return bytes.count == 2 ? "an empty string" : "the string \(shortened(60))"
    }
  }

  private func shortened(_ limit: Int) -> String {
    let whole = text
    return whole.count <= limit ? whole : "\(whole.prefix(limit))..."
  }
}
