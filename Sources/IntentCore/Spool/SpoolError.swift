/// A spool could not do what it was asked to.
public struct SpoolError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of trouble it is. A struct, so that a new kind breaks nobody's switch.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's name in snake case.
    public var rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Another dispatcher holds the spool.
    public static let locked = Code(rawValue: "locked")
    /// The spool's layout, or what lies in it, is not what this version understands.
    public static let layout = Code(rawValue: "layout")
    /// The storage failed: full, read-only, broken. Trying again later makes sense.
    public static let storage = Code(rawValue: "storage")
    /// There is no such job.
    public static let notFound = Code(rawValue: "not_found")
    /// The job is in a state in which this cannot be done.
    public static let conflict = Code(rawValue: "conflict")
  }

  /// What kind of trouble it is.
  public var code: Code
  /// What is at fault, what was wrong with it, and what to do.
  public var message: String
  /// The system's error number, if there was one.
  public var errno: Int32?

  /// An error from its parts.
  public init(_ code: Code, _ message: String, errno: Int32? = nil) {
    self.code = code
    self.message = message
    self.errno = errno
  }

  /// Same as `message`.
  public var description: String { message }
}
