import IntentCore
import IntentJSON

/// One parameter, for people and for programs.
struct ParameterView {
  /// Its path from the parameters: `guardians[].name`.
  var name: String
  let isRequired: Bool
  /// A value that is taken.
  let example: JSONText
  /// What it means; nil: nobody said.
  let meaning: String?
  /// As a library describes it.
  let json: JSONText

  init(_ json: JSONText) {
    self.json = json
    name = json["name"]?.string ?? "?"
    isRequired = json["required"]?.bool ?? false
    example = json["example"] ?? .null
    meaning = json["description"]?.string
  }

  /// What a registry entry says, in the words that libraries use.
  init(_ parameter: ParameterDescription) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("name", parameter.name)
      writer.member("required", parameter.isRequired)
      writer.member("type", parameter.kind.rawValue)
      if !parameter.words.isEmpty { writer.member("words", parameter.words) }
      writer.member("example", parameter.filled)
      writer.memberIfPresent("description", parameter.summary)
    }
    self.init(writer.text)
  }

  /// `text`, `student id`, `ko | en`, `array of objects`
  var type: String { Self.type(of: json) }

  /// It and what lies within.
  func flattened() -> [ParameterView] {
    [self]
      + Self.within(json).map { path, json in
        var inner = ParameterView(json)
        inner.name = "\(name)\(path)\(inner.name)"
        return inner
      }.flatMap { $0.flattened() }
  }

  private static func type(of json: JSONText) -> String {
    let words = json["words"]?.elements.compactMap(\.string) ?? []
    if !words.isEmpty { return words.joined(separator: " | ") }
    if let form = json["form"]?.string { return form }
    let type = json["type"]?.string ?? "any"
    guard let items = json["items"] else { return type }
    return "\(type) of \(self.type(of: items))"
  }

  /// The members of an object, or of the objects in an array or map, and how their paths go on.
  private static func within(_ json: JSONText) -> [(String, JSONText)] {
    if let members = json["members"] { return members.elements.map { (".", $0) } }
    guard let items = json["items"], let members = items["members"] else { return [] }
    return members.elements.map { (json["type"]?.string == "map" ? ".*." : "[].", $0) }
  }
}

extension ParameterDescription {
  /// The example, or a value of its type.
  fileprivate var filled: JSONText {
    if let example { return example }
    let text =
      switch kind {
      case .text: "\"\(words.first ?? "text")\""
      case .integer, .number: "1"
      case .boolean: "true"
      case .time: "\"2026-11-21T09:00:00Z\""
      case .object, .any: "{}"
      case .array: "[]"
      }
    return JSONText(unchecked: Array(text.utf8))
  }
}
