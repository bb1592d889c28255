import IntentJSON
import IntentModel

/// A registry entry that is to be written.
struct NewEntry {
  var key: IntentKey
  /// Names and values, in their order.
  var members: [(name: String, value: JSONText)]

  /// On one line: `"runtime.query.echo": {"library": "RuntimeEcho"}`.
  var line: String {
    quoted(key.text) + ": {" + members.map { "\(quoted($0.name)): \(spaced($0.value))" }.joined(separator: ", ") + "}"
  }

  /// A member a line.
  func lines(indentedBy indent: String, step: String) -> String {
    let inner = "\n" + indent + step
    let text = members.map { "\(inner)\(quoted($0.name)): \(spaced($0.value))" }.joined(separator: ",")
    return "\(quoted(key.text)): {\(text)\n\(indent)}"
  }

  private func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.value(text)
    return writer.text.text
  }

  /// A value on one line, with the spaces that people put.
  private func spaced(_ value: JSONText) -> String {
    switch value.kind {
    case .object:
      let members = value.members.map { "\(String(decoding: $0.rawName, as: UTF8.self)): \(spaced($0.value))" }
      return members.isEmpty ? "{}" : "{ \(members.joined(separator: ", ")) }"
    case .array: return "[" + value.elements.map(spaced).joined(separator: ", ") + "]"
    default: return value.text
    }
  }
}
