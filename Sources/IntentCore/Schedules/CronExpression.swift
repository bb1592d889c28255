import IntentJSON

/// A rule of times in five fields: minute, hour, day of month, month, day of week.
///
/// A field is `*`, or a list of numbers, names (`JAN`, `MON`), ranges (`1-5`; `22-2` goes over the end) and steps
/// (`*/15`, `10-40/5`, `5/15` from 5 on). A day of month may be `L` (the month's last) or `L-3`, a day of week `MON#2`
/// (the second Monday) or `FRIL` (the last Friday); 0 and 7 are Sunday, and `?` in a field of days is `*`. `@yearly`,
/// `@annually`, `@monthly`, `@weekly`, `@daily`, `@midnight` and `@hourly` stand for what they say. Upper and lower case
/// are alike.
///
/// Where both fields of days are restricted, a date matches if either does. One that starts with `*` is not restricted,
/// so that `*/2` and `MON` have to match both (crontab(5)).
public struct CronExpression: Sendable, Hashable {
  /// The expression as it was written, with one space between two fields.
  public let text: String
  let minutes: [Int]
  let hours: [Int]
  let days: CronDays
  /// Whether it follows the time that passes, rather than the clock on the wall: its hour field starts with `*`.
  ///
  /// Where clocks go forward it leaves out what does not exist, where they go back it comes again; see ``Timeline``.
  public let followsRealTime: Bool

  private static let macros = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
  ]

  /// Reads an expression.
  ///
  /// - Throws: ``CronError``, which names the field, what was found and what is allowed; also for an expression that no
  ///   date ever matches, as `0 0 31 2 *`.
  public init(_ text: String) throws(CronError) {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
    self.text = parts.joined(separator: " ")
    let fields = try Self.fields(parts)
    let minutes = try CronFieldReader.read(fields[0], as: .minute)
    let hours = try CronFieldReader.read(fields[1], as: .hour)
    self.minutes = minutes.all
    self.hours = hours.all
    followsRealTime = hours.startsWithStar
    days = CronDays(
      days: try CronFieldReader.read(fields[2], as: .dayOfMonth),
      months: try CronFieldReader.read(fields[3], as: .month),
      weekdays: try CronFieldReader.read(fields[4], as: .dayOfWeek))
    guard days.isPossible else {
      throw CronError(
        "day of month: \"\(fields[2])\" with month \"\(fields[3])\" and day of week \"\(fields[4])\" never comes, in no "
          + "year: name a day that these months have")
    }
  }

  private static func fields(_ parts: [Substring]) throws(CronError) -> [Substring] {
    if let first = parts.first, first.hasPrefix("@") {
      if parts.count == 1, let fields = macros[first.lowercased()] { return fields.split(separator: " ") }
      let advice = first.lowercased() == "@reboot" ? "a schedule knows times, not starts" : "there is no such name"
      throw CronError("found \"\(parts.joined(separator: " ").prefix(60))\": \(advice); it takes \(names)")
    }
    guard parts.count == 5 else {
      let hint = parts.count == 6 ? " (seconds and years are not among them)" : ""
      throw CronError(
        "found \(parts.count) fields, a cron expression has 5\(hint): minute, hour, day of month, month, day of week, as "
          + "in \"30 9 * * MON-FRI\"; or \(names)")
    }
    return parts
  }

  private static var names: String { macros.keys.sorted().joined(separator: ", ") }

  /// By their text.
  public static func == (one: CronExpression, other: CronExpression) -> Bool { one.text == other.text }
  /// By the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension CronExpression: CustomStringConvertible {
  /// The text.
  public var description: String { text }
}
