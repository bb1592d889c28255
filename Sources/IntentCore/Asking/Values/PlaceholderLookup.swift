public import IntentJSON
public import IntentModel

/// A query that finds what words stand for: `김하늘` is the student of some id.
public struct PlaceholderLookup: Sendable, Hashable {
  /// The query. It changes nothing, so it may be asked before anybody has agreed to anything.
  public var intent: IntentKey
  /// The parameter that takes the words; nil: the query lists all there are, and those are found whose label has the words.
  public var param: String?
  /// What it is told besides: an object.
  public var params: JSONText
  /// The member of its result that is the array of what it found.
  public var results: String
  /// The member of each that is its id.
  public var id: String
  /// The member of each that people call it by.
  public var label: String

  /// A lookup from its parts.
  public init(
    intent: IntentKey, param: String?, params: JSONText = .emptyObject, results: String, id: String = "id",
    label: String = "name"
  ) {
    self.intent = intent
    self.param = param
    self.params = params
    self.results = results
    self.id = id
    self.label = label
  }

  /// The query's parameters for some words.
  public func params(for words: String) -> JSONText {
    guard let param else { return params }
    return params.rewritingObject(dropping: [param]) { $0.member(param, words) }
  }
}
