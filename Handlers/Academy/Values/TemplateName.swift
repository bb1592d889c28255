public import IntentKit

/// The name of a template: `[a-z][a-z0-9_]{0,39}`.
public struct TemplateName: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "template name"
  /// One.
  public static let example = "announcement"

  /// The name.
  public let text: String

  /// Checks a name from outside.
  public init(_ text: String) throws(ModelError) {
    guard TemplateText.isName(text[...]) else {
      throw ModelError(
        .invalidText,
        "\"\(text.prefix(60))\" is no template name: 1 to 40 small letters, digits and _, the first a letter")
    }
    self.text = text
  }
}
