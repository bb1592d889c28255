public import IntentKit

/// A time on the academy's clock, written `16:00`.
public struct TimeOfDay: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "time of day"
  /// One.
  public static let example = "16:00"

  /// Minutes since midnight.
  public let minutes: Int
  /// `16:00`
  public let text: String

  /// Reads `16:00`.
  public init(_ text: String) throws(ModelError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let isShaped =
      parts.count == 2 && parts.allSatisfy { $0.utf8.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    guard isShaped, let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60 else {
      throw ModelError(.invalidText, "\"\(text.prefix(40))\" is no time of day: it takes the form 16:00")
    }
    minutes = hour * 60 + minute
    self.text = text
  }

  /// The time so many minutes after midnight; of more than a day, what is left over.
  public init(minutes: Int) {
    self.minutes = (minutes % 1440 + 1440) % 1440
    let parts = [self.minutes / 60, self.minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    text = parts.joined(separator: ":")
  }
}
