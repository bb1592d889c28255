public import AcademyKit
import IntentKit

/// A week's attendance: of the academy or of one class.
public struct WeeklyAttendanceReport: Sendable {
  /// The week's first day.
  public let monday: Day
  /// The week's last day.
  public var sunday: Day { monday.adding(6) }
  /// The classes, by their ids.
  public let classes: [ClassWeek]
  /// All of them together.
  public let total: AttendanceCounts
  /// The one class that is asked for; nil: all.
  let only: Course?
  /// Every student in every class.
  let students: [Tallied]
  /// The weeks up to this one by their Mondays, the earliest first.
  let trend: [(monday: Day, tally: AttendanceCounts)]
  let letterhead: Letterhead

  /// A class's week.
  public struct ClassWeek: Sendable {
    /// The class.
    public var id: ClassID
    /// Its name.
    public var name: String
    /// What was recorded on which day.
    public var days: [Day: AttendanceCounts]
    /// The week together.
    public var tally: AttendanceCounts { .sum(days.values) }
  }

  /// Reads a week.
  ///
  /// - Parameters:
  ///   - day: A day of the week; nil: today.
  ///   - id: Nil: all classes.
  /// - Throws: `invalid_params` for a class that there is not; `permanent` where nothing was recorded.
  public init(_ academy: Academy, weekOf day: Day?, in id: ClassID?) throws {
    let store = academy.store
    monday = try (day ?? academy.today()).monday
    only = try id.map { try store.course($0) }
    let (first, last) = (monday, monday.adding(6))
    let rows = try store.tallies(from: first, to: last, in: id, by: .day)
    guard !rows.isEmpty else {
      throw IntentError.permanent("no attendance is recorded from \(first) to \(last): there is nothing to report")
    }
    let courses = try store.coursesByID()
    let recorded = Dictionary(grouping: rows) { $0.classID }
    classes = courses.values.sorted { $0.id < $1.id }.compactMap { course in
      let own = recorded[course.id] ?? []
      guard !own.isEmpty || course.archivedOn == nil && (id == nil || id == course.id) else { return nil }
      let days = own.compactMap { row in (try? Day(row.part ?? "")).map { ($0, row.tally) } }
      return ClassWeek(id: course.id, name: course.name, days: Dictionary(days) { first, _ in first })
    }
    total = .sum(rows.map(\.tally))
    students = try store.studentTallies(from: first, to: last, in: id)
    let weeks = (0..<8).map { first.adding(7 * ($0 - 7)) }
    let byWeek = try store.tally(from: weeks[0], to: last, in: id, by: .week)
    trend = weeks.map { (monday: $0, tally: byWeek[$0.text] ?? AttendanceCounts()) }
    letterhead = try Letterhead(academy)
  }

  /// The report in a language.
  public func document(in language: Language) -> ReportDocument {
    ReportDocument(
      .weeklyAttendance, period: monday.isoWeek, scope: only?.id.text, language: language, page: page(Words(language)),
      csv: csv(Words(language)))
  }

  private func csv(_ words: Words) -> String {
    let names = Dictionary(classes.map { ($0.id, $0.name) }) { first, _ in first }
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
