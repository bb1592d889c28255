extension JSONShape {
  /// A value of the shape: the example where there is one, with the members that an object has to have.
  public var filled: JSONText {
    if let example { return example }
    if let word = words.first { return JSONShape(text: "", example: word).filled }
    var writer = JSONWriter()
    switch kind {
    case .text: writer.value("text")
    case .integer, .number: writer.value(1)
    case .boolean: writer.value(true)
    case .time: writer.value("2026-11-21T09:00:00Z")
    case .any: writer.object { _ in }
    case .array(let element): writer.array { $0.value(element.filled) }
    case .map(let element): writer.object { $0.member("name", element.filled) }
    case .object(let members):
      writer.object { writer in
        for member in members where member.isRequired { writer.member(member.name, member.shape.filled) }
      }
    }
    return writer.text
  }

  /// The path of the first member of a value that the shape does not have; nil: it has all of them.
  ///
  /// - Parameter path: Where the value lies, put before the member's own name.
  public func unknownMember(in value: JSONText, path: String = "") -> String? {
    let prefix = path.isEmpty ? "" : path + "."
    switch kind {
    case .object(let members) where value.kind == .object:
      for member in value.members {
        guard let known = members.first(where: { $0.name == member.name }) else { return prefix + member.name }
        if let path = known.shape.unknownMember(in: member.value, path: prefix + member.name) { return path }
      }
    case .array(let element) where value.kind == .array:
      for (index, value) in value.elements.enumerated() {
        if let path = element.unknownMember(in: value, path: "\(path)[\(index)]") { return path }
      }
    case .map(let element) where value.kind == .object:
      for member in value.members {
        if let path = element.unknownMember(in: member.value, path: prefix + member.name) { return path }
      }
    default: break
    }
    return nil
  }
}
