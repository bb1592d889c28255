public import IntentJSON
public import IntentModel

/// A sentence by which an intent is asked for, as the registry has it.
public struct IntentPattern: Sendable {
  /// The intent.
  public var key: IntentKey
  /// As it was written: `{student} 지각 보호자에게 알려줘`.
  public var text: String
  /// Parameters that come with it, whatever is said: an object.
  public var params: JSONText
  /// What it stands for, brackets resolved.
  let sentences: [PatternSentence]

  /// The placeholders in it, each once.
  public var placeholders: [Placeholder] {
    var all: [Placeholder] = []
    for placeholder in sentences.flatMap(\.placeholders) where !all.contains(placeholder) { all.append(placeholder) }
    return all
  }
}
