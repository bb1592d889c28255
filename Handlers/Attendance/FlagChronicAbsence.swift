import AcademyKit
import IntentKit

/// `attendance.exec.flag_chronic_absence`: makes a task for every student who was absent too often in a period, once a
/// student and period, and tells the managers of those it made if asked to.
struct FlagChronicAbsence: IntentHandler {
  static let intent: IntentKey = "attendance.exec.flag_chronic_absence"

  struct Params: AcademyParameters {
    var from: Day
    /// Not after today.
    var to: Day
    /// Absences from which a student is flagged; either this or a percentage.
    var minAbsences: Int?
    /// Absences of a student's sessions, in percent, from which a student is flagged.
    var minPercent: Int?
    /// With a percentage: sessions that a student needs to have had; nil: 3.
    var minSessions: Int?
    /// Whether the managers are told; without any, the desk is.
    var tellStaff: Bool?
    /// Of the tasks; nil: Korean.
    var language: Language?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var from: Day
    var to: Day
    /// Those for whom this job made a task.
    var flagged: [FrequentAbsence]
    /// Those who had one of this period.
    var alreadyFlagged: [StudentID]
    var notified = Listed<NoticeReport.Sent>([])
    var skipped: [NoticeReport.Skipped] = []
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    _ = try Period(from: params.from, to: params.to)
    guard (params.minAbsences == nil) != (params.minPercent == nil) else {
      throw IntentError.invalidParams("give either min_absences or min_percent", field: "min_absences")
    }
    for (name, value, largest) in [
      ("min_absences", params.minAbsences, 1_000), ("min_percent", params.minPercent, 100),
      ("min_sessions", params.minSessions, 1_000),
    ] {
      guard let value, !(1...largest).contains(value) else { continue }
      throw IntentError.invalidParams("\(value) is not from 1 to \(largest)", field: name)
    }
    guard params.minSessions == nil || params.minPercent != nil else {
      throw IntentError.invalidParams("goes with min_percent", field: "min_sessions")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    guard params.to <= today else { throw IntentError.invalidParams("\(params.to) has not come yet", field: "to") }
    let period = try Period(from: params.from, to: params.to)
    var report = try academy.change { transaction in
      let absences = try transaction.frequentAbsences(
        in: period, count: params.minAbsences ?? 1, percent: params.minPercent ?? 0,
        sessions: params.minPercent == nil ? 1 : params.minSessions ?? 3)
      let known = try transaction.flaggedStudents(in: period)
      for absence in absences where !known.contains(absence.studentID) {
        try academy.add(absence.task(in: period, params.language ?? .korean), in: transaction)
      }
      return Report(
        from: period.from, to: period.to, flagged: absences.filter { !known.contains($0.studentID) },
        alreadyFlagged: absences.map(\.studentID).filter(known.contains))
    }
    guard params.tellStaff == true, !report.flagged.isEmpty else { return .completed(report) }
    let recipients = try academy.store.staff().responsible
    if recipients.isEmpty {
      report.skipped.append(
        .init(studentID: nil, recipient: nil, reason: "the academy has no manager and nobody at the desk"))
    }
    let sent = try await academy.send(recipients.map { notice(report, $0, context.uid) })
    report.notified = Listed(sent.notified)
    report.skipped += sent.skipped
    return .completed(report)
  }

  private func notice(_ report: Report, _ member: StaffMember, _ uid: JobUID) -> Notice {
    let students = report.flagged.map { "- \($0.name) (\($0.studentID)): \($0.absent)/\($0.sessions)" }
    return Notice(
      event: "chronic_absence/\(report.from)/\(report.to)/\(uid)", to: Recipient(member),
      .template(
        "chronic_absence",
        [
          "from": .day(report.from), "to": .day(report.to), "count": .number(report.flagged.count),
          "students": .text(students.joined(separator: "\n")),
        ]))
  }
}

/// The library's entry for `attendance.exec.flag_chronic_absence`.
@c(intent_handler_attendance__exec__flag_chronic_absence)
public func entry() -> UnsafeRawPointer { export(FlagChronicAbsence.self) }
