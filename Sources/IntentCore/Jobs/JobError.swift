/// Why some bytes are no job.
public struct JobError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of fault it is. A struct, so that a new one breaks nobody's switch.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's name in snake case.
    public var rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The bytes are not JSON.
    public static let notJSON = Code(rawValue: "not_json")
    /// The JSON is no object.
    public static let notAnObject = Code(rawValue: "not_an_object")
    /// A member that a job must have is not there.
    public static let missingField = Code(rawValue: "missing_field")
    /// A member is there and is not what it must be.
    public static let invalidField = Code(rawValue: "invalid_field")
    /// An old record whose parameters were redacted: what they were is not known any more.
    public static let redacted = Code(rawValue: "redacted")
    /// A job of a chain that could not be made whole when its time came; its file says why.
    public static let refused = Code(rawValue: "refused")
  }

  /// What kind of fault it is.
  public var code: Code
  /// The path of the member at fault, such as `max_retries`; empty where it is the whole file.
  public var field: String
  /// What is at fault (the file, if there is one, and the field), what was found, and what to do.
  public var message: String
  /// Whether the bytes are the beginning of a job, or nothing at all: perhaps the file is still being written.
  public var isIncomplete: Bool

  /// An error from its parts; `message` starts with the field, or with what is wrong where there is none.
  public init(_ code: Code, field: String = "", _ message: String, isIncomplete: Bool = false) {
    self.code = code
    self.field = field
    self.message = message
    self.isIncomplete = isIncomplete
  }

  /// The same error of something that is a part of something else: its path is put in front.
  func within(_ path: String) -> JobError {
    var error = self
    error.field = field.isEmpty ? path : "\(path).\(field)"
    error.message = field.isEmpty ? "\(path): \(message)" : "\(path).\(message)"
    return error
  }

  /// Same as `message`.
  public var description: String { message }
}
