public import AcademyKit
import IntentKit

/// How a student comes along: what the guardians are sent.
public struct StudentProgressReport: Sendable {
  /// The student.
  public let student: Student
  /// The first day of it.
  public let from: Day
  /// The last day of it.
  public let to: Day
  /// The classes that something was recorded of.
  public let classes: [ClassProgress]
  /// All of them together.
  public var total: AttendanceCounts { .sum(classes.map(\.tally)) }
  let months: [(month: Month, tally: AttendanceCounts)]
  let records: [Attendance]
  let letterhead: Letterhead

  /// How the student attended a class.
  public struct ClassProgress: Codable, Sendable {
    /// The class.
    public var classID: ClassID
    /// Its name.
    public var name: String
    /// The student's days.
    public var tally: AttendanceCounts
    /// Minutes late in all.
    public var minutesLate: Int
    /// The rate of everybody in the class over the same days, in tenths of a percent.
    public var classRate: Int?
  }

  /// The longest time that one report is of, in days.
  public static let longest = 366

  /// Reads a student.
  ///
  /// - Parameters:
  ///   - from: Nil: the first day of the month two months before the last day's.
  ///   - to: Nil: today.
  /// - Throws: `invalid_params` for a student that there is not, and for days in the wrong order or too far apart;
  ///   `permanent` where nothing was recorded.
  public init(_ academy: Academy, of id: StudentID, from: Day?, to: Day?) throws {
    let store = academy.store
    letterhead = try Letterhead(academy)
    student = try store.student(id)
    let last = to ?? letterhead.today
    let first = from ?? Month(of: last).last(3)[0].firstDay
    try ReportDays.check(first, last, longest: Self.longest)
    (self.from, self.to) = (first, last)
    records = try store.attendance(of: id, from: first, to: last)
    guard !records.isEmpty else {
      throw IntentError.permanent(
        "no attendance of \(student.name) (\(id)) is recorded from \(first) to \(last): there is nothing to report")
    }
    let courses = try store.coursesByID()
    classes = try store.classProgress(of: id, from: first, to: last).map { row in
      ClassProgress(
        classID: row.classID, name: courses[row.classID]?.name ?? row.classID.text, tally: row.own,
        minutesLate: row.minutesLate, classRate: row.all.rate)
    }
    let byMonth = Dictionary(grouping: records) { Month(of: $0.day) }
    var month = Month(of: first)
    var months: [(month: Month, tally: AttendanceCounts)] = []
    while month <= Month(of: last) {
      months.append((month, AttendanceCounts(byMonth[month] ?? [])))
      month = month.next
    }
    self.months = months
  }

  /// The report in a language.
  public func document(in language: Language) -> ReportDocument {
    let words = Words(language)
    return ReportDocument(
      .studentProgress, period: "\(from)_\(to)", scope: student.id.text, language: language, studentID: student.id,
      page: page(words), csv: csv(words))
  }

  private func csv(_ words: Words) -> String {
    let names = Dictionary(classes.map { ($0.classID, $0.name) }) { first, _ in first }
    var writer = CSVWriter()
    writer.row([
      words("날짜", "Day"), words("반", "Class"), words("출결", "Attendance"), words("지각(분)", "Minutes late"),
      words("사유", "Reason"),
    ])
    for record in records {
      writer.row([
        record.day.text, names[record.classID] ?? record.classID.text, record.status.name(words),
        record.minutesLate.map(String.init) ?? "", record.reason ?? "",
      ])
    }
    return writer.text
  }
}
