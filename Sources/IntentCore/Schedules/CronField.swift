/// One of the five fields of a cron expression.
enum CronField: Int, Sendable, CaseIterable {
  case minute, hour, dayOfMonth, month, dayOfWeek

  /// For messages.
  var name: String {
    switch self {
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day of month"
    case .month: "month"
    case .dayOfWeek: "day of week"
    }
  }

  /// The numbers it takes; 7 is Sunday as 0 is.
  var range: ClosedRange<Int> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...7
    }
  }

  /// After how many values it begins anew, for ranges that wrap around.
  var period: Int { self == .dayOfWeek ? 7 : range.count }

  /// Names in place of numbers, the first for the least number.
  var names: [String] {
    switch self {
    case .month: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    case .dayOfWeek: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
    default: []
    }
  }

  /// What it takes, for messages.
  var allowed: String {
    let numbers = "\(range.lowerBound) to \(range.upperBound)"
    switch self {
    case .minute, .hour: return numbers
    case .dayOfMonth: return "\(numbers), L (the last day) or L-3 (three days before it)"
    case .month: return "\(numbers) or JAN to DEC"
    case .dayOfWeek:
      return "\(numbers) (0 and 7 are Sunday), SUN to SAT, MON#2 (the second Monday) or FRIL (the last Friday)"
    }
  }
}
