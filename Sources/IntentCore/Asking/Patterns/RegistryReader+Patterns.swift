import IntentJSON
import IntentModel

extension RegistryReader {
  /// The sentences of one intent: strings, or objects of `text` and `params`.
  mutating func patterns(
    _ value: JSONText, of key: IntentKey, _ placeholders: [String: Placeholder]
  ) -> [IntentPattern] {
    let path = "intents[\"\(key)\"].patterns"
    guard value.kind == .array else {
      fail(path, value, expected: "an array of sentences such as [\"{student} 지각 알려줘\"]")
      return []
    }
    var patterns: [IntentPattern] = []
    for (index, element) in value.elements.enumerated() {
      if let pattern = pattern(element, "\(path)[\(index)]", key, placeholders) { patterns.append(pattern) }
    }
    return patterns
  }

  private mutating func pattern(
    _ value: JSONText, _ path: String, _ key: IntentKey, _ placeholders: [String: Placeholder]
  ) -> IntentPattern? {
    var text = value.string
    var params = JSONText.emptyObject
    if value.kind == .object {
      guard let members = members(value, path, known: ["text", "params"]) else { return nil }
      text = members["text"]?.string
      if text == nil { fail(members.path("text"), value, "is missing: the sentence itself, as a string") }
      if let given = members["params"] {
        params = given
        if given.kind != .object { fail(members.path("params"), given, expected: "an object of parameters") }
      }
    } else if text == nil {
      fail(path, value, expected: "a sentence, or an object with text and params")
    }
    guard let text, params.kind == .object else { return nil }
    do throws(PatternError) {
      return try Self.read(text, params, key, placeholders)
    } catch {
      fail(path, value, "the pattern \"\(text)\" \(error.message)")
      return nil
    }
  }

  private static func read(
    _ text: String, _ params: JSONText, _ key: IntentKey, _ placeholders: [String: Placeholder]
  ) throws(PatternError) -> IntentPattern {
    var sentences: [PatternSentence] = []
    for pieces in try PatternSyntax.sentences(text) {
      let sentence = try PatternSentence(pieces) { placeholders[$0] ?? Placeholder($0) }
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    for sentence in sentences {
      var given: [String] = []
      for placeholder in sentence.placeholders {
        if params[placeholder.param] != nil {
          throw PatternError("has {\(placeholder.name)}, and params gives \"\(placeholder.param)\" too: remove one")
        }
        if given.contains(placeholder.param) {
          throw PatternError("has two placeholders for the parameter \"\(placeholder.param)\": remove one")
        }
        given.append(placeholder.param)
      }
    }
    return IntentPattern(key: key, text: text, params: params, sentences: sentences)
  }
}
