extension JSONError {
  /// The kinds of ``JSONError``. A struct, so that a new one breaks nobody's `switch`.
  public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The code's name in snake case.
    public var rawValue: String

    /// A code by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// Same as `rawValue`.
    public var description: String { rawValue }

    /// Nothing, or nothing but whitespace.
    public static let empty = Code(rawValue: "empty")
    /// The text starts with a byte order mark (of UTF-8 or UTF-16).
    public static let byteOrderMark = Code(rawValue: "byte_order_mark")
    /// Bytes that are not UTF-8: overlong forms, surrogates and values past U+10FFFF included.
    public static let invalidUTF8 = Code(rawValue: "invalid_utf8")
    /// A byte that cannot stand where it stands.
    public static let unexpectedByte = Code(rawValue: "unexpected_byte")
    /// The text ends inside a value: the mark of a file that is still being written.
    public static let truncated = Code(rawValue: "truncated")
    /// Something follows the value.
    public static let trailingContent = Code(rawValue: "trailing_content")
    /// A number that RFC 8259 does not allow, such as `01` or `1.`.
    public static let invalidNumber = Code(rawValue: "invalid_number")
    /// A backslash that is followed by no escape of RFC 8259.
    public static let invalidEscape = Code(rawValue: "invalid_escape")
    /// A `\u` escape for half of a surrogate pair.
    public static let loneSurrogate = Code(rawValue: "lone_surrogate")
    /// An object has two members of one name.
    public static let duplicateMember = Code(rawValue: "duplicate_member")
    /// More open containers than ``JSONLimits/maxDepth``.
    public static let tooDeep = Code(rawValue: "too_deep")
    /// More bytes than ``JSONLimits/maxBytes``.
    public static let tooLarge = Code(rawValue: "too_large")
    /// A value of another kind than was asked for.
    public static let typeMismatch = Code(rawValue: "type_mismatch")
    /// A member that must be there is not.
    public static let missingMember = Code(rawValue: "missing_member")
    /// A value of the right kind that is not accepted: out of range, no date, none of the allowed words.
    public static let invalidValue = Code(rawValue: "invalid_value")
  }
}
