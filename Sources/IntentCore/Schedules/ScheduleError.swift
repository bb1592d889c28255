/// Why some bytes are no schedule.
public struct ScheduleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path of the member at fault, such as `job.priority`; empty where it is the whole file.
  public var field: String
  /// What is at fault, what was found, and what to do.
  public var message: String
  /// Whether the bytes are no JSON at all: perhaps the file is still being written.
  public var isUnfinished: Bool

  /// An error from its parts; the message begins with the field.
  public init(field: String = "", _ message: String, isUnfinished: Bool = false) {
    self.field = field
    self.message = field.isEmpty ? message : "\(field): \(message)"
    self.isUnfinished = isUnfinished
  }

  /// Same as `message`.
  public var description: String { message }
}
