public import AcademyKit
import IntentKit

/// How classes are attended over some weeks: all of them, or one.
public struct ClassPerformanceReport: Sendable {
  /// The first day of it.
  public let from: Day
  /// The last day of it.
  public let to: Day
  /// The classes, by their ids.
  public let classes: [ClassRow]
  /// All of them together.
  public var total: AttendanceCounts { .sum(classes.map(\.tally)) }
  let only: Course?
  let weeks: [Day]
  let weekly: [ClassID: [Day: AttendanceCounts]]
  let weekdays: [Weekday: AttendanceCounts]
  let students: [Tallied]
  let letterhead: Letterhead

  /// A class over the days.
  public struct ClassRow: Codable, Sendable {
    /// The class.
    public var classID: ClassID
    /// Its name.
    public var name: String
    /// Who teaches it.
    public var teacher: String?
    /// Students who are enrolled today.
    public var enrolled: Int
    /// The most that it takes.
    public var capacity: Int?
    /// Students who came to it during these days.
    public var joined: Int
    /// Students who left it during these days.
    public var left: Int
    /// Days on which somebody was recorded.
    public var sessions: Int
    /// What was recorded.
    public var tally: AttendanceCounts
  }

  /// The longest time that one report is of, in days.
  public static let longest = 366

  /// Reads classes.
  ///
  /// - Parameters:
  ///   - id: Nil: all that something was recorded of, or that are held.
  ///   - from: Nil: the first day of the last day's month.
  ///   - to: Nil: today.
  /// - Throws: `invalid_params` for a class that there is not, and for days in the wrong order or too far apart;
  ///   `permanent` where nothing was recorded.
  public init(_ academy: Academy, in id: ClassID?, from: Day?, to: Day?) throws {
    let store = academy.store
    letterhead = try Letterhead(academy)
    only = try id.map { try store.course($0) }
    let last = to ?? letterhead.today
    let first = from ?? Month(of: last).firstDay
    try ReportDays.check(first, last, longest: Self.longest)
    (self.from, self.to) = (first, last)
    classes = try store.classRows(from: first, to: last, in: id)
    guard classes.contains(where: { !$0.tally.isEmpty }) else {
      throw IntentError.permanent("no attendance is recorded from \(first) to \(last): there is nothing to report")
    }
    var weekly: [ClassID: [Day: AttendanceCounts]] = [:]
    for row in try store.tallies(from: first, to: last, in: id, by: .week) {
      if let id = row.classID, let monday = try? Day(row.part ?? "") { weekly[id, default: [:]][monday] = row.tally }
    }
    self.weekly = weekly
    weeks = Set(weekly.values.flatMap(\.keys)).sorted()
    var weekdays: [Weekday: AttendanceCounts] = [:]
    for (day, tally) in try store.tally(from: first, to: last, in: id, by: .day) {
      if let day = try? Day(day) { weekdays[day.weekday, default: AttendanceCounts()] += tally }
    }
    self.weekdays = weekdays
    students = try store.studentTallies(from: first, to: last, in: id)
  }

  /// The report in a language.
  public func document(in language: Language) -> ReportDocument {
    let words = Words(language)
    return ReportDocument(
      .classPerformance, period: ReportDays.period(from, to), scope: only?.id.text, language: language,
      page: page(words), csv: csv(words))
  }

  private func csv(_ words: Words) -> String {
    let names = Dictionary(classes.map { ($0.classID, $0.name) }) { first, _ in first }
    var writer = CSVWriter()
    writer.row(
      [words("반 ID", "Class ID"), words("반", "Class"), words("학생 ID", "Student ID"), words("학생", "Student")]
        + AttendanceCounts.headings(words)
        + [words("출석률(%)", "Attendance (%)"), words("지각 시간(분)", "Minutes late")])
    for row in students {
      writer.row(
        [row.classID?.text ?? "", row.classID.flatMap { names[$0] } ?? "", row.studentID?.text ?? "", row.name ?? ""]
          + row.tally.fields + [row.tally.rateField, String(row.minutesLate ?? 0)])
    }
    return writer.text
  }
}
