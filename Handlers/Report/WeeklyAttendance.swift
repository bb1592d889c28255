import AcademyKit
import IntentKit

/// `report.exec.weekly_attendance`: a week's attendance, student by student as CSV for a spreadsheet, and class by class
/// as a text for people. Both are written below `reports/` in the tenant's directory of files; the result says where.
struct WeeklyAttendance: IntentHandler {
  static let intent: IntentKey = "report.exec.weekly_attendance"

  struct Params: AcademyParameters {
    /// A day of the week, which begins on Monday; nil: today.
    var weekOf: Day?
    /// Nil: all classes.
    var classID: ClassID?
    /// Of the text; nil: Korean.
    var language: Language?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var week: String
    var from: Day
    var to: Day
    var csv: StoredFile
    var summary: StoredFile
    var total: Tally
    var classes: [ClassTally]
  }

  struct Tally: Codable, Sendable {
    var present = 0
    var late = 0
    var absent = 0
    var excused = 0
    /// Excused absences count neither way.
    var recorded: Int { present + late + absent }
    /// Came, late or not, of what was recorded, in tenths of a percent.
    var rate: Int { recorded == 0 ? 0 : (present + late) * 1000 / recorded }

    mutating func add(_ status: Attendance.Status) {
      switch status {
      case .present: present += 1
      case .late: late += 1
      case .absent: absent += 1
      case .excused: excused += 1
      }
    }
  }

  struct ClassTally: Codable, Sendable {
    var classID: ClassID
    var name: String
    var tally: Tally
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let monday = try (params.weekOf ?? academy.today()).monday
    let sunday = monday.adding(6)
    let courses = try academy.store.courses(params.classID)
    let records = try academy.store.attendance(from: monday, to: sunday, in: params.classID)
    guard !records.isEmpty else {
      throw IntentError.permanent("no attendance is recorded from \(monday) to \(sunday): there is nothing to report")
    }
    let classes = courses.map { course in
      ClassTally(classID: course.id, name: course.name, tally: tally(records.filter { $0.classID == course.id }))
    }
    let total = tally(records)
    let name = "reports/attendance-\(monday.isoWeek)" + (params.classID.map { "-\($0)" } ?? "")
    let csv = try context.files.write(name + ".csv", csv(records, courses, academy.store))
    let text = WeeklyText(from: monday, to: sunday, total: total, classes: classes).text(params.language ?? .korean)
    let summary = try context.files.write(name + ".txt", text)
    return .completed(
      Report(
        week: monday.isoWeek, from: monday, to: sunday, csv: csv, summary: summary, total: total, classes: classes))
  }

  private func tally(_ records: [Attendance]) -> Tally {
    var tally = Tally()
    for record in records { tally.add(record.status) }
    return tally
  }

  private func csv(_ records: [Attendance], _ courses: [Course], _ store: Store) throws -> String {
    var writer = CSVWriter()
    writer.row(["class_id", "class", "student_id", "student", "present", "late", "absent", "minutes_late"])
    for course in courses {
      let own = Dictionary(grouping: records.filter { $0.classID == course.id }, by: \.studentID)
      for id in own.keys.sorted() {
        let (records, student) = (own[id] ?? [], try store.student(id))
        let tally = tally(records)
        let minutes = records.reduce(0) { $0 + ($1.minutesLate ?? 0) }
        writer.row(
          [course.id.text, course.name, id.text, student.name]
            + [tally.present, tally.late, tally.absent, minutes].map(String.init))
      }
    }
    return writer.text
  }
}

/// The summary for people.
private struct WeeklyText {
  var from: Day
  var to: Day
  var total: WeeklyAttendance.Tally
  var classes: [WeeklyAttendance.ClassTally]

  func text(_ language: Language) -> String {
    let (first, last) = (from.text(in: language), to.text(in: language))
    let title = language == .korean ? "주간 출결 (\(first) ~ \(last))" : "Attendance from \(first) to \(last)"
    var lines = [title, ""]
    lines += classes.map { line($0.name, $0.tally, language) }
    lines.append(line(language == .korean ? "합계" : "Total", total, language))
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ name: String, _ tally: WeeklyAttendance.Tally, _ language: Language) -> String {
    let rate = "\(tally.rate / 10).\(tally.rate % 10)%"
    return switch language {
    case .korean: "\(name): 출석 \(tally.present), 지각 \(tally.late), 결석 \(tally.absent) (출석률 \(rate))"
    case .english: "\(name): \(tally.present) present, \(tally.late) late, \(tally.absent) absent (\(rate) attended)"
    }
  }
}

/// The library's entry for `report.exec.weekly_attendance`.
@c(intent_handler_report__exec__weekly_attendance)
public func entry() -> UnsafeRawPointer { export(WeeklyAttendance.self) }
