/// What a type takes on the wire: for people who write it, and for programs that ask them.
public struct JSONShape: Sendable, Hashable {
  /// What kind of value it is.
  public var kind: Kind
  /// What a text has to be, in words: `day`, `student id`; nil: any text.
  public var form: String?
  /// The only values that are taken, if they are few.
  public var words: [String]
  /// A value that is taken, as JSON; nil: the kind has one that goes without saying.
  public var example: JSONText?

  /// A kind of value.
  public indirect enum Kind: Sendable, Hashable {
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
    /// An object of these members.
    case object([Member])
    /// An array of such values.
    case array(JSONShape)
    /// An object whose names are data, of such values.
    case map(JSONShape)
    /// Any value.
    case any
  }

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// Its name on the wire.
    public var name: String
    /// Its value.
    public var shape: JSONShape
    /// Whether it has to be there.
    public var isRequired: Bool

    /// A member from its parts.
    public init(name: String, shape: JSONShape, isRequired: Bool) {
      self.name = name
      self.shape = shape
      self.isRequired = isRequired
    }
  }

  /// A shape from its parts.
  public init(_ kind: Kind, form: String? = nil, words: [String] = [], example: JSONText? = nil) {
    self.kind = kind
    self.form = form
    self.words = words
    self.example = example
  }

  /// A text of a form.
  public init(text form: String, example: String) {
    var writer = JSONWriter(capacity: example.utf8.count + 2)
    writer.value(example)
    self.init(.text, form: form, example: writer.text)
  }

  /// The members of an object; none for other kinds.
  public var members: [Member] { if case .object(let members) = kind { members } else { [] } }
}
