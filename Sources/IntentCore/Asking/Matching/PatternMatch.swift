import IntentJSON
public import IntentModel

/// A pattern that fits what was said, in one of the ways it does.
public struct PatternMatch: Sendable {
  /// The pattern, and with it the intent.
  public var pattern: IntentPattern
  /// The words at its placeholders, in their order.
  public var captures: [Capture]
  /// How many of the letters that were said are the pattern's own, or understood as a value: those that speak for it.
  public var score: Int

  /// The intent.
  public var key: IntentKey { pattern.key }

  /// What tells it from others: those that would come to the same thing are one.
  var meaning: Meaning {
    Meaning(
      key: key, params: pattern.params.compacted(),
      captures: captures.map { capture in
        Meaning.Part(
          param: capture.placeholder.param, value: capture.understood?.parameters,
          words: capture.understood == nil ? capture.words : nil)
      }.sorted { $0.param < $1.param })
  }

  struct Meaning: Hashable {
    struct Part: Hashable {
      var param: String
      var value: [Understood.Parameter]?
      var words: String?
    }

    var key: IntentKey
    var params: JSONText
    var captures: [Part]
  }
}
