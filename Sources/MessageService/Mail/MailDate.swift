internal import IntentModel

/// Dates of RFC 5322.
enum MailDate {
  /// `Sat, 21 Nov 2026 00:23:13 +0000`
  static func format(_ time: Timestamp) -> String {
    // 1970-01-01 was a Thursday.
    let day = Int((time.milliseconds / 86_400_000) % 7 + (time.milliseconds < 0 ? 7 : 0))
    let text = time.rfc3339
    let month = Int(text.dropFirst(5).prefix(2)) ?? 1
    return "\(weekdays[(day + 4) % 7]), \(text.dropFirst(8).prefix(2)) \(months[month - 1]) \(text.prefix(4)) "
      + "\(text.dropFirst(11).prefix(8)) +0000"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
