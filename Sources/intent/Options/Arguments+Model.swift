public import ArgumentParser
public import IntentCore
public import IntentModel
public import IntentRuntime

// The model's values as arguments. Where a value's own error is to be shown in full, a command takes a String instead and
// reads it in `validate()`; these are for values whose form the help text tells.

extension DurationText: ExpressibleByArgument {
  /// Reads `90s`.
  public init?(argument: String) {
    try? self.init(argument)
  }

  /// As it is written.
  public var defaultValueDescription: String { description }
}

extension LogLevel: ExpressibleByArgument {
  /// Reads a level by its name.
  public init?(argument: String) {
    guard let level = Self.allCases.first(where: { $0.name == argument }) else { return nil }
    self = level
  }

  /// The names of all levels.
  public static var allValueStrings: [String] { allCases.map(\.name) }
  /// As it is written.
  public var defaultValueDescription: String { name }
}

extension JobState: ExpressibleByArgument {}

extension RateLimit: ExpressibleByArgument {
  /// Reads `10/s`.
  public init?(argument: String) {
    self.init(argument)
  }
}
