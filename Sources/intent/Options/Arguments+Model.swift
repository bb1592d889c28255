import ArgumentParser
import IntentCore
import IntentModel
import IntentRuntime

// The model's values as arguments. Where a value's own error is to be shown in full, a command takes a String instead and
// reads it in `validate()`; these are for values whose form the help text tells.

extension DurationText: @retroactive ExpressibleByArgument {
  public init?(argument: String) {
    try? self.init(argument)
  }

  public var defaultValueDescription: String { description }
}

extension LogLevel: @retroactive ExpressibleByArgument {
  public init?(argument: String) {
    guard let level = Self.allCases.first(where: { $0.name == argument }) else { return nil }
    self = level
  }

  public static var allValueStrings: [String] { allCases.map(\.name) }
  public var defaultValueDescription: String { name }
}

extension JobState: @retroactive ExpressibleByArgument {}
