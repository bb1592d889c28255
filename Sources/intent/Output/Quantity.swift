/// Numbers for people.
enum Quantity {
  /// A count with its thousands apart: `1,234,567`.
  static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A count and what is counted: `1 item`, `2 items`.
  static func count(_ value: Int, _ noun: String) -> String { "\(count(value)) \(noun)\(value == 1 ? "" : "s")" }

  /// So many a second: `0.4/s`, `12/s`, `48,210/s`.
  static func rate(_ perSecond: Double) -> String {
    if perSecond >= 10 { return "\(count(Int(perSecond.rounded())))/s" }
    let tenths = Int((perSecond * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)/s"
  }

  /// The time that something takes, roughly: `5s`, `3m 05s`, `2h 10m`, `4d 3h`.
  static func time(seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    let seconds = Int(seconds.rounded(.up))
    switch seconds {
    case ..<60: return "\(seconds)s"
    case ..<3600: return "\(seconds / 60)m \(two(seconds % 60))s"
    case ..<86_400: return "\(seconds / 3600)h \(two(seconds / 60 % 60))m"
    default: return "\(seconds / 86_400)d \(seconds / 3600 % 24)h"
    }
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

  /// A part of a whole, never rounded up to all of it: `45%`.
  static func percent(_ part: Int, of whole: Int) -> String { "\(whole == 0 ? 100 : part * 100 / whole)%" }
}
