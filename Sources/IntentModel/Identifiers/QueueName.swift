/// The name of a queue: lower case words of letters and digits, with single `_` or `-` between them; 1 to 64 bytes.
public struct QueueName: TextValue {
  /// What it is, for people who write one.
  public static let form = "queue name"
  /// One.
  public static let example = "messages"

  /// The name.
  public let text: String

  /// Checks a name from outside.
  public init(_ text: String) throws(ModelError) {
    guard Alphabet.isLowerWords(text.utf8, separators: "_-", maximum: 64) else {
      throw ModelError(
        .invalidIdentifier,
        "\(quoted(text)) is no queue name: 1 to 64 lower case letters and digits, the first a letter, with single "
          + "\"_\" or \"-\" between them")
    }
    self.text = text
  }

  /// Takes a name that was checked before.
  public init(unchecked text: String) {
    self.text = text
  }
}

extension QueueName {
  /// The queue of an intent whose registry entry names none: its domain.
  public init(domainOf key: IntentKey) {
    self.init(unchecked: key.domain)
  }
}
