public import IntentModel

/// The name of a schedule: the beginning of its jobs' ids, and of its file's name.
public struct ScheduleName: TextValue {
  /// What it is, for people who write one.
  public static let form = "schedule name"
  /// One.
  public static let example = "closing"

  /// The name.
  public let text: String

  /// What an id adds to it at most: `.20261130T170000.123Z`.
  private static let room = 28
  /// The most bytes a name may have.
  public static let maximumLength = JobID.maximumLength - room

  /// Checks a name from outside.
  public init(_ text: String) throws(ModelError) {
    guard text.utf8.count <= Self.maximumLength, (try? JobID(text)) != nil else {
      throw ModelError(
        .invalidIdentifier,
        "\"\(text.prefix(60))\" is no schedule's name: 1 to \(Self.maximumLength) letters, digits, \".\", \"_\" and \"-\", "
          + "the first a letter or digit")
    }
    self.text = text
  }
}
