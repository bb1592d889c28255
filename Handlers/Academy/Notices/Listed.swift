import IntentKit

/// What a result lists of many things: the first 500, and as a last element how many more there were, `{"omitted": 4500}`.
/// A result is bounded, and what it leaves out is in the academy's tables.
public struct Listed<Element: Codable & Sendable>: Codable, Sendable {
  /// The first of them.
  public var elements: [Element]
  /// How many more there were.
  public var omitted: Int

  /// Lists things.
  public init(_ all: [Element]) {
    elements = Array(all.prefix(500))
    omitted = all.count - elements.count
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    (elements, omitted) = ([], 0)
    while !container.isAtEnd {
      let element = try container.decode(JSONText.self)
      if let omitted = element["omitted"]?.integer {
        self.omitted = Int(omitted)
      } else {
        elements.append(try JSONCoding.decode(from: element))
      }
    }
  }

  /// Writes an array.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for element in elements { try container.encode(element) }
    if omitted > 0 { try container.encode(["omitted": omitted]) }
  }
}
