public import IntentKit

/// A text with placeholders: `{student}` stands for a value, `{{` and `}}` for braces.
public struct TemplateText: Sendable, Hashable {
  /// The text as it was written.
  public let source: String
  private let parts: [Part]

  private enum Part: Sendable, Hashable {
    case literal(String)
    case placeholder(String)
  }

  /// Reads a text.
  ///
  /// - Throws: `ModelError` for a brace that is not closed or opened, and a name that is none.
  public init(_ source: String) throws(ModelError) {
    var parts: [Part] = []
    var literal = ""
    var rest = source[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      literal += rest[..<brace]
      let after = rest.index(after: brace)
      if after < rest.endIndex, rest[after] == rest[brace] {
        literal.append(rest[brace])
        rest = rest[rest.index(after: after)...]
        continue
      }
      guard rest[brace] == "{", let end = rest[after...].firstIndex(of: "}") else {
        throw ModelError(.invalidText, "a brace is not paired: write {{ or }} for the character itself")
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(.placeholder(try Self.name(rest[after..<end])))
      rest = rest[rest.index(after: end)...]
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.source = source
    self.parts = parts
  }

  /// The names of its placeholders, each once, in order.
  public var placeholders: [String] {
    var names: [String] = []
    for case .placeholder(let name) in parts where !names.contains(name) { names.append(name) }
    return names
  }

  /// The text with the values in place; nil for a placeholder that has none, whose name is given.
  func filled(_ values: [String: String]) -> Result<String, MissingValue> {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .placeholder(let name):
        guard let value = values[name] else { return .failure(MissingValue(placeholder: name)) }
        text += value
      }
    }
    return .success(text)
  }

  /// The text with the values in place that there are; a placeholder that has none stays as it is.
  func filledPartly(_ values: [String: String]) -> String {
    parts.map { part in
      switch part {
      case .literal(let literal): literal
      case .placeholder(let name): values[name] ?? "{\(name)}"
      }
    }.joined()
  }

  /// A placeholder without a value.
  struct MissingValue: Error {
    var placeholder: String
  }

  private static func name(_ text: Substring) throws(ModelError) -> String {
    guard isName(text) else {
      throw ModelError(
        .invalidText, "\"{\(text.prefix(40))}\" is no placeholder: a name has small letters, digits and _")
    }
    return String(text)
  }

  /// What placeholders and templates may be called.
  static func isName(_ text: Substring) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard let first = text.utf8.first, letters.contains(first), text.utf8.count <= 40 else { return false }
    return text.utf8.allSatisfy { byte in
      letters.contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}
