import IntentJSON

extension LineBuffer {
  /// Appends a value as one line of JSON, its properties in snake case.
  mutating func encoded(_ value: some Encodable) throws(CommandFailure) {
    let text: JSONText
    do throws(JSONError) { text = try JSONCoding.encode(value) } catch {
      throw CommandFailure(.io, "cannot print this as JSON: \(error)")
    }
    try line(bytes: text.bytes)
  }
}
