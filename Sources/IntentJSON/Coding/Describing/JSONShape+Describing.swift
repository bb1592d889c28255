import FoundationEssentials

extension JSONShape {
  /// What a type takes, found out by letting it decode itself from values that fit whatever it asks for.
  ///
  /// A member is required if the type asks for it without having asked whether it is there.
  ///
  /// - Throws: ``JSONError`` where the type refuses such values and is not ``JSONDescribed``, or contains itself.
  public static func of<Value: Decodable>(_ type: Value.Type) throws(JSONError) -> JSONShape {
    try example(of: type, depth: 0).shape
  }

  /// What a type takes, and a value of it.
  static func example<Value: Decodable>(
    of type: Value.Type, depth: Int
  ) throws(JSONError) -> (value: Value, shape: JSONShape) {
    guard depth < 16 else { throw undescribed("\(type) lies 16 levels deep, or in itself") }
    if let shape = known(type) {
      return (try JSONCoding.decode(type, from: shape.filled), shape)
    }
    if let words = ValueDecoder.acceptedWords(type), let first = words.first {
      let example = JSONText(unchecked: Array(first.utf8))
      let shape = JSONShape(
        example.kind == .string ? .text : .integer,
        words: words.compactMap { JSONText(unchecked: Array($0.utf8)).string },
        example: example)
      return (try JSONCoding.decode(type, from: example), shape)
    }
    let decoder = ShapeDecoder(depth: depth)
    do {
      let value = try Value(from: decoder)
      return (value, decoder.shape)
    } catch {
      throw undescribed("\(type) does not say what it takes: \(error)")
    }
  }

  private static func known(_ type: any Any.Type) -> JSONShape? {
    if let described = type as? any JSONDescribed.Type { return described.shape }
    if type == JSONText.self { return JSONShape(.any) }
    if type == Date.self { return JSONShape(.time) }
    if type == URL.self { return JSONShape(text: "URL", example: "https://example.org/") }
    return nil
  }

  private static func undescribed(_ message: String) -> JSONError { JSONError(.invalidValue, message) }
}
