/// Why a text is no value of the model: what was found, and what is accepted.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong, for programs.
  public var code: Code
  /// What was found and what is accepted, for people.
  public var message: String

  /// An error from its parts.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Same as `message`.
  public var description: String { message }
}

extension ModelError {
  /// The kinds of ``ModelError``. A struct, so that a new one breaks nobody's `switch`.
  public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The code's name in snake case.
    public var rawValue: String

    /// A code by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// Same as `rawValue`.
    public var description: String { rawValue }

    /// No intent key.
    public static let invalidIntentKey = Code(rawValue: "invalid_intent_key")
    /// No job id, uid, tenant id or queue name.
    public static let invalidIdentifier = Code(rawValue: "invalid_identifier")
    /// No time, or one outside of the years 1 to 9999.
    public static let invalidTime = Code(rawValue: "invalid_time")
    /// No duration.
    public static let invalidDuration = Code(rawValue: "invalid_duration")
  }
}

/// How a text is quoted in a message: cut off where it gets long, control characters made visible.
func quoted(_ text: String) -> String {
  let start = text.unicodeScalars.prefix(60)
  let shown = start.map { $0.value < 0x20 || $0.value == 0x7F ? $0.escaped(asASCII: true) : String($0) }.joined()
  return "\"\(shown)\(start.endIndex < text.unicodeScalars.endIndex ? "..." : "")\""
}
