/// The id of a job: `[A-Za-z0-9][A-Za-z0-9._-]{0,127}`, so that it can name a file.
///
/// People and other systems choose it; it names one job among those whose record is kept. A job's identity for good
/// is its ``JobUID``.
public struct JobID: TextValue {
  /// What it is, for people who write one.
  public static let form = "job id"
  /// One.
  public static let example = "daily-1"

  /// The id.
  public let text: String

  /// Checks an id from outside.
  public init(_ text: String) throws(ModelError) {
    guard Alphabet.isFileSafe(text, maximum: Self.maximumLength) else {
      throw ModelError(
        .invalidIdentifier,
        "\(quoted(text)) is no job id: 1 to 128 letters, digits, \".\", \"_\" and \"-\", the first a letter or digit")
    }
    self.text = text
  }

  /// Takes an id that was checked before.
  public init(unchecked text: String) {
    self.text = text
  }
}

extension JobID {
  /// The most bytes an id may have.
  public static let maximumLength = 128

  /// The id of a job that was dropped as a file without one: `late.json` gives `late-` and the uid.
  ///
  /// A name that could not stand in an id, or would make it too long, is left out: the uid alone is the id.
  public static func make(fromFile name: String, uid: JobUID) -> JobID {
    let base = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    let id = "\(base)-\(uid)"
    let isID = !base.isEmpty && Alphabet.isFileSafe(id, maximum: maximumLength)
    return JobID(unchecked: isID ? id : uid.text)
  }
}
