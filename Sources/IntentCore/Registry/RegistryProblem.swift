/// One thing that is wrong with a registry.
public struct RegistryProblem: Sendable, Hashable, CustomStringConvertible {
  /// The member at fault, such as `intents["billing.exec.charge"].timeout`; empty where it is the whole file.
  public var path: String
  /// Its line, counted from 1; 0 where none is known.
  public var line: Int
  /// What was found, and what to do.
  public var message: String

  /// A problem from its parts.
  public init(path: String, line: Int, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  /// `line 12: intents["billing.exec.charge"].timeout: expected ...`
  public var description: String {
    (line > 0 ? "line \(line): " : "") + (path.isEmpty ? "" : "\(path): ") + message
  }
}
