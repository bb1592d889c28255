public import IntentJSON

/// What a registry entry says of one parameter of a program: `"student_id": {"type": "text", "required": true}`. A library
/// says it itself.
public struct ParameterDescription: Sendable, Hashable {
  /// What kind of value it is; the names are those that the registry takes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A string.
    case text
    /// A number without a fraction.
    case integer
    /// A number.
    case number
    /// `true` or `false`.
    case boolean
    /// A string that is a time by RFC 3339.
    case time
    /// An object.
    case object
    /// An array.
    case array
    /// Any value.
    case any
  }

  /// The parameter's name in a job.
  public var name: String
  /// What kind of value it is.
  public var kind: Kind
  /// Whether it has to be there.
  public var isRequired: Bool
  /// The only texts that are taken, if they are few.
  public var words: [String]
  /// A value that is taken; nil: nobody gave one.
  public var example: JSONText?
  /// What it means, for people.
  public var summary: String?

  /// A description from its parts.
  public init(
    name: String, kind: Kind, isRequired: Bool = false, words: [String] = [], example: JSONText? = nil,
    summary: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.words = words
    self.example = example
    self.summary = summary
  }
}
