public import RandomTesting

/// One parser under test: how an input for it is made, and what must hold whatever the input is.
public struct FuzzTarget: Sendable {
  /// The name on the command line.
  public var name: String
  /// Makes an input that is valid, or was before it was damaged. The same numbers give the same input.
  public var input: @Sendable (inout SeededGenerator) -> [UInt8]
  /// Reads an input, and throws ``FuzzFinding`` if what must hold does not. A crash is a finding too.
  public var check: @Sendable ([UInt8]) throws -> Verdict

  /// A target from its parts.
  public init(
    name: String, input: @escaping @Sendable (inout SeededGenerator) -> [UInt8],
    check: @escaping @Sendable ([UInt8]) throws -> Verdict
  ) {
    self.name = name
    self.input = input
    self.check = check
  }

  /// Whether the parser took the input: a run in which it never does tests little.
  public enum Verdict: Sendable {
    case accepted, refused
  }

  /// All of them.
  public static let all: [FuzzTarget] = [
    .json, .job, .record, .registry, .asking, .schedule, .reports, .commands, .journal, .exec, .control, .values,
  ]

  /// The target of a name.
  public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// What must hold does not.
public struct FuzzFinding: Error, CustomStringConvertible {
  /// What, in words.
  public var description: String

  /// A finding in words.
  public init(_ description: String) { self.description = description }
}

/// Throws a finding unless the condition holds.
func require(_ condition: Bool, _ description: @autoclosure () -> String) throws {
  if !condition { throw FuzzFinding(description()) }
}
