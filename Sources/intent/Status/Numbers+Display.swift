import IntentModel

extension Double {
  /// For people: `1,234.5`.
  var oneDigit: String {
    let tenths = Int((self * 10).rounded())
    return "\(Quantity.count(tenths / 10)).\(abs(tenths % 10))"
  }
}

extension DurationText {
  /// For people, to a glance's precision: `850ms`, `1.2s`, `42s`, `3m 05s`, `2h 10m`, `4d 3h`.
  var rough: String {
    let seconds = milliseconds / 1000
    func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch seconds {
    case ..<1: return "\(milliseconds)ms"
    case ..<10: return "\(seconds).\(milliseconds % 1000 / 100)s"
    case ..<60: return "\(seconds)s"
    case ..<3600: return "\(seconds / 60)m \(padded(seconds % 60))s"
    case ..<86_400: return "\(seconds / 3600)h \(padded(seconds % 3600 / 60))m"
    default: return "\(seconds / 86_400)d \(seconds % 86_400 / 3600)h"
    }
  }
}
