/// A run that cannot go on, and why.
public struct Trouble: Error, CustomStringConvertible, Sendable {
  /// For people.
  public var description: String

  init(_ description: String) { self.description = description }
}
