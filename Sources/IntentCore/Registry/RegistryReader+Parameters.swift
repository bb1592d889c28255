import IntentJSON
import IntentModel

extension RegistryReader {
  private static let kinds = ParameterDescription.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  /// What a program's entry says of its parameters; nil: it says nothing.
  mutating func parameters(_ members: RegistryMembers, of handler: HandlerSource?) -> [ParameterDescription]? {
    guard let value = members["params"] else { return nil }
    let path = members.path("params")
    if case .library = handler {
      fail(path, value, "is for programs: a library says itself what it takes, remove this")
      return nil
    }
    guard value.kind == .object else {
      fail(path, value, expected: "an object of parameters, as in {\"name\": {\"type\": \"text\", \"required\": true}}")
      return nil
    }
    return value.members.compactMap { parameter($0, "\(path).\($0.name)") }
  }

  private mutating func parameter(_ member: JSONMember, _ path: String) -> ParameterDescription? {
    guard
      let parts = members(member.value, path, known: ["type", "required", "words", "example", "description"])
    else { return nil }
    guard let type = parts["type"] else {
      fail(parts.path("type"), member.value, "is missing: give one of \(Self.kinds)")
      return nil
    }
    guard let kind = type.string.flatMap(ParameterDescription.Kind.init) else {
      fail(parts.path("type"), type, expected: "one of \(Self.kinds)")
      return nil
    }
    let parameter = ParameterDescription(
      name: member.name, kind: kind, isRequired: bool(parts, "required") ?? false, words: words(parts, kind),
      example: parts["example"], summary: string(parts, "description"))
    if let example = parameter.example { check(example, parameter, parts.path("example")) }
    return parameter
  }

  private mutating func words(_ parts: RegistryMembers, _ kind: ParameterDescription.Kind) -> [String] {
    guard let value = parts["words"] else { return [] }
    let words = value.elements.compactMap(\.string)
    if kind == .text, value.kind == .array, !words.isEmpty,
      words.count == value.elements.reduce(0, { count, _ in count + 1 })
    {
      return words
    }
    fail(
      parts.path("words"), value,
      kind == .text
        ? "expected the texts that are taken, as in [\"ko\", \"en\"], found \(value.found)"
        : "is for a parameter of the type text, and this one's is \(kind.rawValue)")
    return []
  }

  /// An example that the program would not take misleads whoever pastes it.
  private mutating func check(_ example: JSONText, _ parameter: ParameterDescription, _ path: String) {
    let fits =
      switch parameter.kind {
      case .text: example.string.map { parameter.words.isEmpty || parameter.words.contains($0) } ?? false
      case .integer: example.integer != nil
      case .number: example.kind == .number
      case .boolean: example.bool != nil
      case .time: example.string.map { (try? Timestamp(rfc3339: $0)) != nil } ?? false
      case .object: example.kind == .object
      case .array: example.kind == .array
      case .any: true
      }
    if fits { return }
    let words = parameter.words.isEmpty ? "" : " and one of \(parameter.words.joined(separator: ", "))"
    fail(path, example, expected: "a value of the type \(parameter.kind.rawValue)\(words)")
  }
}
