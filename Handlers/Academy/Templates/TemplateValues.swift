public import IntentKit

/// Values for the placeholders of a template, read from JSON by the types that the placeholders take.
public struct TemplateValues: Sendable {
  /// By the names of the placeholders.
  public private(set) var values: [String: TemplateValue] = [:]

  /// The value for a placeholder.
  public subscript(_ name: String) -> TemplateValue? { values[name] }

  /// Reads an object of values.
  ///
  /// - Parameters:
  ///   - json: nil: none.
  ///   - templates: The same template in its languages.
  ///   - field: Where the object stands among the parameters.
  /// - Throws: `invalid_params` for a value that is not what its placeholder takes, or for which there is none.
  public init(_ json: JSONText?, for templates: [MessageTemplate], field: String = "values") throws(IntentError) {
    var types = Dictionary(MessageTemplate.automatic.map { ($0, PlaceholderType.text) }) { $1 }
    for template in templates { types.merge(template.placeholders) { first, _ in first } }
    guard let json else { return }
    for member in json.members {
      let path = "\(field).\(member.name)"
      guard let type = types[member.name] else {
        let known = types.keys.sorted().joined(separator: ", ")
        throw .invalidParams("the template has no such placeholder; there are \(known)", field: path)
      }
      guard let value = type.value(from: member.value) else {
        throw .invalidParams("takes \(type.form)", field: path)
      }
      values[member.name] = value
    }
  }
}
