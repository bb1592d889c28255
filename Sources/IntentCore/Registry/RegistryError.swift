/// Everything that is wrong with a registry, found in one go.
public struct RegistryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// In the order of the file; never empty.
  public var problems: [RegistryProblem]

  /// An error that tells of these problems.
  public init(_ problems: [RegistryProblem]) {
    self.problems = problems
  }

  /// A line a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
