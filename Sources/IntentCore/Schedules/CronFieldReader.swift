/// Reads one field: a list of numbers, names, ranges and steps.
struct CronFieldReader {
  private let field: CronField
  private var values = CronFieldValues()

  private init(_ field: CronField) { self.field = field }

  static func read(_ text: Substring, as field: CronField) throws(CronError) -> CronFieldValues {
    var reader = CronFieldReader(field)
    if text == "?" {
      guard field == .dayOfMonth || field == .dayOfWeek else {
        throw CronError(field, found: text, "which only the two fields of days take")
      }
      return try read("*", as: field)
    }
    reader.values.startsWithStar = text.hasPrefix("*")
    for element in text.split(separator: ",", omittingEmptySubsequences: false) {
      if element.isEmpty { throw CronError(field, found: text, "where a comma stands beside nothing") }
      try reader.take(element)
    }
    return reader.values
  }

  private mutating func take(_ element: Substring) throws(CronError) {
    let parts = element.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw CronError(field, found: element, "which has more than one step") }
    var step: Int?
    if parts.count == 2 {
      step = Self.number(parts[1])
      guard let step, (1...field.range.upperBound).contains(step) else {
        throw CronError(field, found: element, "whose step is no number from 1 to \(field.range.upperBound)")
      }
    }
    if try takeDayForm(parts[0], hasStep: step != nil) { return }
    let (first, last) = try range(parts[0], hasStep: step != nil)
    // A range whose end comes before its start goes on over the end of the field.
    let count = first <= last ? last - first + 1 : last - first + field.period + 1
    for offset in stride(from: 0, to: count, by: step ?? 1) {
      let number = first + offset
      insert(number > field.range.upperBound ? number - field.period : number)
    }
  }

  private mutating func insert(_ number: Int) {
    values.insert(field == .dayOfWeek ? number % 7 : number)
  }

  private func range(_ text: Substring, hasStep: Bool) throws(CronError) -> (Int, Int) {
    let upper = field == .dayOfWeek ? 6 : field.range.upperBound
    if text == "*" { return (field.range.lowerBound, upper) }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2 else { throw CronError(field, found: text, "which is no range") }
    let first = try value(ends[0], in: text)
    if ends.count == 2 {
      let last = try value(ends[1], in: text)
      // Sunday as the start of a range is 0, as its end it is what comes after Saturday.
      return field == .dayOfWeek && first == 7 && last != 7 ? (0, last) : (first, last)
    }
    // `5/15` starts at 5 and goes on to the end.
    if hasStep { return (first == 7 && field == .dayOfWeek ? 0 : first, upper) }
    return (first, first)
  }

  /// `L`, `L-3`, `MON#2`, `5L`; false: it is none of these.
  private mutating func takeDayForm(_ text: Substring, hasStep: Bool) throws(CronError) -> Bool {
    let upper = text.uppercased()
    switch field {
    case .dayOfMonth where upper.hasPrefix("L"):
      guard upper != "LW" else { throw CronError(field, found: text, "which is not supported") }
      var offset = 0
      if upper != "L" {
        guard upper.hasPrefix("L-"), let days = Self.number(upper.dropFirst(2)), (1...30).contains(days) else {
          throw CronError(field, found: text)
        }
        offset = days
      }
      values.fromLastDay |= 1 << UInt32(offset)
    case .dayOfWeek where upper.contains("#"):
      let parts = text.split(separator: "#", omittingEmptySubsequences: false)
      guard parts.count == 2, let nth = Self.number(parts[1]), (1...5).contains(nth) else {
        throw CronError(field, found: text, "whose # is not followed by 1 to 5")
      }
      values.nthWeekdays |= 1 << UInt64(7 * (nth - 1) + (try value(parts[0], in: text)) % 7)
    case .dayOfWeek where upper.hasSuffix("L"):
      guard upper != "L" else { throw CronError(field, found: text, "which does not say the last of which day") }
      values.lastWeekdays |= 1 << UInt8((try value(text.dropLast(), in: text)) % 7)
    case .dayOfWeek where upper.hasPrefix("L"):
      throw CronError(field, found: text, "which puts the L first")
    default: return false
    }
    if hasStep { throw CronError(field, found: text, "which takes no step") }
    return true
  }

  private func value(_ text: Substring, in element: Substring) throws(CronError) -> Int {
    if let number = Self.number(text) {
      if field.range.contains(number) { return number }
    } else if let index = field.names.firstIndex(of: text.uppercased()) {
      return field.range.lowerBound + index
    }
    throw CronError(field, found: element)
  }

  /// Digits only, as many as any field has use for.
  private static func number(_ text: some StringProtocol) -> Int? {
    guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(text)
  }
}
