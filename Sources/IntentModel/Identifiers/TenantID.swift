/// The id of a tenant: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`, so that it can name a file.
public struct TenantID: TextValue {
  /// What it is, for people who write one.
  public static let form = "tenant id"
  /// One.
  public static let example = "seoul-1"

  /// The id.
  public let text: String

  /// Checks an id from outside.
  public init(_ text: String) throws(ModelError) {
    guard Alphabet.isFileSafe(text, maximum: 64) else {
      throw ModelError(
        .invalidIdentifier,
        "\(quoted(text)) is no tenant id: 1 to 64 letters, digits, \".\", \"_\" and \"-\", the first a letter or digit")
    }
    self.text = text
  }

  /// Takes an id that was checked before.
  public init(unchecked text: String) {
    self.text = text
  }
}
