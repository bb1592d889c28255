import IntentCore
import IntentRuntime

/// The sentences that intents are asked for by, and the time zone that days in them go by.
enum PatternCheck {
  /// Everything that is wrong with those of a registry, in the order of the file.
  static func problems(in bytes: [UInt8]) -> [RegistryProblem] {
    let problems = PatternBook.problems(in: bytes)
    guard problems.isEmpty, let zone = (try? PatternBook(bytes))?.timezone else { return problems }
    do throws(TimeZoneError) { _ = try TimeZoneDatabase().rules(of: zone) } catch {
      return [RegistryProblem(path: "timezone", line: 0, message: error.message)]
    }
    return []
  }
}
