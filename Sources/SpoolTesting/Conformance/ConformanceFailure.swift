/// A spool does not keep one of its promises.
public struct ConformanceFailure: Error, Sendable, CustomStringConvertible {
  /// What was found, and what was expected.
  public var message: String
  /// Where in the suite.
  public var line: UInt

  /// The failure as a sentence.
  public var description: String { "line \(line): \(message)" }
}

/// Throws unless a condition holds.
func expect(
  _ condition: @autoclosure () throws -> Bool, _ message: @autoclosure () -> String, line: UInt = #line
) throws {
  if try !condition() { throw ConformanceFailure(message: message(), line: line) }
}

/// Throws unless two values are equal.
func expectEqual<Value: Equatable>(
  _ actual: Value, _ expected: Value, _ message: @autoclosure () -> String, line: UInt = #line
) throws {
  if actual != expected {
    throw ConformanceFailure(message: "\(message()): \(actual), expected \(expected)", line: line)
  }
}
