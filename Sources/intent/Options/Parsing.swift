import IntentCore
import IntentModel

/// Reads arguments of the model's types. What is wrong is thrown in the type's own words.
enum Parsing {
  static func key(_ text: String) throws -> IntentKey { try IntentKey(text) }
  static func id(_ text: String) throws -> JobID { try JobID(text) }
  static func tenant(_ text: String) throws -> TenantID { try TenantID(text) }
  static func schedule(_ text: String) throws -> ScheduleName { try ScheduleName(text) }
  static func queue(_ text: String) throws -> QueueName { try QueueName(text) }
  static func time(_ text: String) throws -> Timestamp { try Timestamp(rfc3339: text) }

  /// A time, or how long ago it was.
  static func past(_ text: String) throws -> Timestamp {
    if let duration = try? DurationText(text) {
      return SystemClock().now().adding(milliseconds: -duration.milliseconds)
    }
    return try time(text)
  }

  /// A time, or in how long it will be.
  static func future(_ text: String) throws -> Timestamp {
    if let duration = try? DurationText(text) {
      return SystemClock().now().adding(milliseconds: duration.milliseconds)
    }
    return try time(text)
  }
}
