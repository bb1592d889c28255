extension JSONShape: JSONWritable {
  /// `{"type": "text", "form": "day", "words": [..], "example": "2026-11-21"}`; an object has `members`, an array and a map
  /// have `items`.
  public func write(to writer: inout JSONWriter) {
    writer.object { write(into: &$0) }
  }

  /// The name of the kind on the wire.
  public var typeName: String {
    switch kind {
    case .text: "text"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .time: "time"
    case .object: "object"
    case .array: "array"
    case .map: "map"
    case .any: "any"
    }
  }

  fileprivate func write(into writer: inout JSONWriter) {
    writer.member("type", typeName)
    writer.memberIfPresent("form", form)
    if !words.isEmpty { writer.member("words", words) }
    writer.member("example", filled)
    switch kind {
    case .object(let members): writer.member("members", members)
    case .array(let element), .map(let element): writer.member("items", element)
    default: break
    }
  }
}

extension JSONShape.Member: JSONWritable {
  /// As the shape, with `name` and `required`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("required", isRequired)
      shape.write(into: &writer)
    }
  }
}
