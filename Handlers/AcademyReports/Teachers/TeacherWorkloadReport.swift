public import AcademyKit
import IntentKit

/// What teachers teach in a month: by the timetable, and what was held.
public struct TeacherWorkloadReport: Sendable {
  /// The month.
  public let month: Month
  /// The teachers, who teaches longest first; classes without one come last.
  public let teachers: [TeacherRow]
  let classes: [ClassLoad]
  let letterhead: Letterhead

  /// A teacher's month.
  public struct TeacherRow: Codable, Sendable {
    /// Who; nil: nobody is named.
    public var staffID: StaffID?
    /// The name; nil: nobody is named.
    public var name: String?
    /// Classes.
    public var classes: Int
    /// Different students.
    public var students: Int
    /// Sessions by the timetable.
    public var planned: Int
    /// Sessions of which something was recorded.
    public var held: Int
    /// How long the planned sessions take.
    public var minutes: Int
    /// Sessions that were called off.
    public var cancelled: Int
    /// Sessions that were put on besides.
    public var makeups: Int
    /// How they were attended.
    public var tally: AttendanceCounts
  }

  struct ClassLoad: Sendable {
    var course: Course
    var planned: PlannedSessions
    var held: Int
    var enrolled: Int
    var tally: AttendanceCounts
  }

  /// Reads a month; nil: the current one.
  ///
  /// - Parameter teacher: Nil: all.
  /// - Throws: `invalid_params` for a teacher that there is not; `permanent` where there are no classes.
  public init(_ academy: Academy, month: Month?, teacher: StaffID?) throws {
    let store = academy.store
    letterhead = try Letterhead(academy)
    let month = month ?? Month(of: letterhead.today)
    self.month = month
    if let teacher { _ = try store.teacher(teacher, field: "staff_id") }
    let rows = Dictionary(
      try store.classRows(from: month.firstDay, to: month.lastDay, in: nil).map { ($0.classID, $0) }
    ) {
      first, _ in first
    }
    let timetable = try store.timetable(from: month.firstDay, to: month.lastDay)
    classes = try store.coursesByID().values.sorted { $0.id < $1.id }.compactMap { course in
      guard let row = rows[course.id], teacher == nil || course.teacherID == teacher else { return nil }
      return ClassLoad(
        course: course, planned: PlannedSessions(course, in: month, timetable), held: row.sessions,
        enrolled: row.enrolled, tally: row.tally)
    }
    guard !classes.isEmpty else {
      throw IntentError.permanent(
        teacher.map { "\($0) teaches no class in \(month): there is nothing to report" }
          ?? "the academy has no classes in \(month): there is nothing to report")
    }
    let people = try store.teachers()
    let names = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    teachers = Dictionary(grouping: classes) { $0.course.teacherID }.map { id, loads in
      let person = id.flatMap { names[$0] }
      return Self.row(id, person?.name, students: person?.students ?? 0, loads)
    }.sorted { left, right in
      ((left.staffID == nil ? 1 : 0), -left.minutes, -left.planned, left.name ?? "")
        < ((right.staffID == nil ? 1 : 0), -right.minutes, -right.planned, right.name ?? "")
    }
  }

  private static func row(_ id: StaffID?, _ name: String?, students: Int, _ loads: [ClassLoad]) -> TeacherRow {
    TeacherRow(
      staffID: id, name: name, classes: loads.count,
      students: id == nil ? loads.reduce(0) { $0 + $1.enrolled } : students,
      planned: loads.reduce(0) { $0 + $1.planned.sessions }, held: loads.reduce(0) { $0 + $1.held },
      minutes: loads.reduce(0) { $0 + $1.planned.minutes }, cancelled: loads.reduce(0) { $0 + $1.planned.cancelled },
      makeups: loads.reduce(0) { $0 + $1.planned.makeups }, tally: .sum(loads.map(\.tally)))
  }

  /// The report in a language.
  public func document(in language: Language) -> ReportDocument {
    let words = Words(language)
    let only = teachers.count == 1 ? teachers[0].staffID?.text : nil
    return ReportDocument(
      .teacherWorkload, period: month.text, scope: only, language: language, page: page(words), csv: csv(words))
  }

  private func csv(_ words: Words) -> String {
    let names = Dictionary(teachers.compactMap { row in row.staffID.map { ($0, row.name ?? "") } }) { first, _ in first
    }
    var writer = CSVWriter()
    writer.row(
      [
        words("강사 ID", "Teacher ID"), words("강사", "Teacher"), words("반 ID", "Class ID"), words("반", "Class"),
        words("수강 인원", "Enrolled"), words("예정 수업", "Lessons planned"), words("진행 수업", "Lessons held"),
        words("수업 시간(분)", "Minutes planned"), words("휴강", "Cancelled"), words("보강", "Make-ups"),
      ] + AttendanceCounts.headings(words) + [words("출석률(%)", "Attendance (%)")])
    for load in classes {
      let teacher = load.course.teacherID
      let numbers = [
        load.enrolled, load.planned.sessions, load.held, load.planned.minutes, load.planned.cancelled,
        load.planned.makeups,
      ]
      writer.row(
        [teacher?.text ?? "", teacher.flatMap { names[$0] } ?? "", load.course.id.text, load.course.name]
          + numbers.map(String.init) + load.tally.fields + [load.tally.rateField])
    }
    return writer.text
  }
}
