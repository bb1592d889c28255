package import IntentJSON

/// The way to a parameter that is not to be kept: a name such as `phone`, or a path such as `guardian.phone`.
///
/// It starts at the members of `intent_params`. Arrays on the way are passed through: `students.phone` is the phone of
/// each of the `students`. A name that has a dot in itself cannot be written.
public struct ParameterPath: Sendable, Hashable, CustomStringConvertible {
  /// What stands in the record instead of the value.
  static let replacement = "[redacted]"

  /// The names on the way.
  let names: [String]

  /// A path from its text; nil if it is empty, or one of its names is.
  public init?(_ text: String) {
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      // Arrays are passed through in any case, and arrays of arrays too.
      var name = part
      while name.hasSuffix("[]") { name = name.dropLast(2) }
      return String(name)
    }
    guard names.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.names = names
  }

  /// The path as it is written: `guardian.phone`.
  public var description: String { names.joined(separator: ".") }

  /// Whether the parameters have the replacement where this path leads.
  func isRedacted(in params: JSONText) -> Bool { Self.isRedacted(params, names[...]) }

  private static func isRedacted(_ value: JSONText, _ names: ArraySlice<String>) -> Bool {
    guard let name = names.first else { return value.string == replacement }
    switch value.kind {
    case .object: return value[name].map { isRedacted($0, names.dropFirst()) } ?? false
    case .array: return value.elements.contains { isRedacted($0, names) }
    default: return false
    }
  }

  /// The parameters with what these paths lead to replaced; everything else stays byte for byte.
  package static func redact(_ params: JSONText, _ paths: [ParameterPath]) -> JSONText {
    redact(params, paths.map { $0.names[...] })
  }

  private static func redact(_ value: JSONText, _ paths: [ArraySlice<String>]) -> JSONText {
    var writer = JSONWriter(capacity: value.bytes.count)
    var isChanged = false
    func write(_ part: JSONText, _ paths: [ArraySlice<String>], to writer: inout JSONWriter) {
      let new = paths.contains(where: \.isEmpty) ? redactedText : paths.isEmpty ? part : redact(part, paths)
      isChanged = isChanged || new != part
      writer.value(new)
    }
    switch value.kind {
    case .object:
      writer.beginObject()
      for member in value.members {
        writer.rawName(member.rawName)
        let below = paths.filter { $0.first.map(member.isNamed) == true }.map { $0.dropFirst() }
        write(member.value, below, to: &writer)
      }
      writer.endObject()
    case .array:
      writer.beginArray()
      for element in value.elements { write(element, paths, to: &writer) }
      writer.endArray()
    default: return value
    }
    return isChanged ? writer.text : value
  }

  private static let redactedText = JSONText(unchecked: Array("\"\(replacement)\"".utf8))
}
