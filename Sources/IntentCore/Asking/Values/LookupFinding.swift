public import IntentJSON

/// What a lookup's query found.
public struct LookupFinding: Sendable, Hashable {
  /// One that it found.
  public struct Item: Sendable, Hashable {
    /// Its id, as the query gave it.
    public var id: JSONText
    /// What people call it; its id where it has no name.
    public var label: String
    /// What tells it from others of its name: `grade 3, status active`; empty: nothing does.
    public var details: String
    /// Its id as people would type it.
    public var idText: String { id.string ?? id.text }
  }

  /// In the order of the query.
  public var items: [Item]
  /// Whether the query did not look for the words, but listed all there are.
  private let listsAll: Bool

  /// Reads a query's result.
  ///
  /// - Returns: nil: there is no such array in it, or something without an id in that.
  public init?(_ result: JSONText, _ lookup: PlaceholderLookup) {
    listsAll = lookup.param == nil
    guard let found = result[lookup.results], found.kind == .array else { return nil }
    items = []
    for element in found.elements {
      guard let id = element[lookup.id], id.kind == .string || id.kind == .number else { return nil }
      let label = element[lookup.label]?.string ?? id.string ?? id.text
      items.append(Item(id: id, label: label, details: Self.details(element, lookup)))
    }
  }

  private static let mostDetails = 4

  /// The members that are texts or numbers, and what those are called that it has lists of; the first few.
  private static func details(_ element: JSONText, _ lookup: PlaceholderLookup) -> String {
    var details: [String] = []
    for member in element.members where !member.isNamed(lookup.id) && !member.isNamed(lookup.label) {
      let text =
        switch member.value.kind {
        case .string: member.value.string ?? ""
        case .number: member.value.text
        default: member.value.elements.compactMap { $0[lookup.label]?.string }.joined(separator: " and ")
        }
      if text.isEmpty { continue }
      details.append("\(member.name) \(text)")
      if details.count == mostDetails { break }
    }
    return details.joined(separator: ", ")
  }

  /// The ones that were meant by some words: the one of exactly that id; else those that are called exactly that, whatever
  /// the spaces; else all that were found.
  public func meant(by words: String) -> [Item] {
    if let exact = items.first(where: { $0.idText == words }) { return [exact] }
    let called = AskedText(words)
    let named = items.filter { AskedText($0.label).letters == called.letters }
    if !named.isEmpty { return named }
    return listsAll ? items.filter { AskedText($0.label).contains(called) } : items
  }
}
