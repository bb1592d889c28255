public import IntentKit

/// Names of templates with spaces between them; none is allowed.
public struct TemplateNames: TextValue, SQLBindable {
  /// What they are, for people who write some.
  public static let form = "template names"
  /// Some.
  public static let example = "late absent"

  /// The names, with spaces between them.
  public let text: String
  /// The names.
  public var names: [String] { text.split(separator: " ").map(String.init) }

  /// Reads `late absent`.
  public init(_ text: String) throws(ModelError) {
    for word in text.split(separator: " ") { _ = try TemplateName(String(word)) }
    self.text = text
  }
}
