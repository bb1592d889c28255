import AcademyKit
import IntentKit

/// `attendance.query.class_rate`: how classes were attended in a period, week by week or month by month if asked for.
struct ClassRate: IntentHandler {
  static let intent: IntentKey = "attendance.query.class_rate"

  struct Params: AcademyParameters {
    /// Nil: 30 days that end with `to`.
    var from: Day?
    /// Nil: today.
    var to: Day?
    /// Nil: the period is not divided.
    var by: Stretch?
    /// Nil: all classes of which something is recorded.
    var classID: ClassID?
    /// Rows, 1 to 1000; nil: 100.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var from: Day
    var to: Day
    /// Whether there are more rows than these.
    var more: Bool
    /// By time and class.
    var rates: [Rate]
  }

  struct Rate: Codable, Sendable {
    /// `2026-W47` or `2026-11`; nil: the whole period.
    var stretch: String?
    /// The first day of it that lies in the period.
    var from: Day
    var classID: ClassID
    var name: String
    /// Days on which something is recorded.
    var sessions: Int
    var counts: AttendanceCounts
    /// Came, late or not, of those who were not excused, in tenths of a percent; nil: all were.
    var rate: Int?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try ListLimit.check(params.limit)
    if let from = params.from, let to = params.to { _ = try Period(from: from, to: to) }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let period = try Period(from: params.from, to: params.to, today: try academy.today(), days: 30)
    if let id = params.classID { _ = try academy.store.course(id) }
    let limit = ListLimit.of(params.limit)
    let rows = try academy.store.classAttendance(
      in: period, by: params.by, course: params.classID, limit: limit + 1)
    let rates = rows.prefix(limit).map { row in
      Rate(
        stretch: name(of: row.from, params.by), from: row.from, classID: row.classID, name: row.name,
        sessions: row.sessions, counts: row.counts, rate: row.counts.rate)
    }
    return .completed(Report(from: period.from, to: period.to, more: rows.count > limit, rates: Array(rates)))
  }

  private func name(of day: Day, _ stretch: Stretch?) -> String? {
    switch stretch {
    case .week: day.isoWeek
    case .month: Month(of: day).text
    case nil: nil
    }
  }
}

/// The library's entry for `attendance.query.class_rate`.
@c(intent_handler_attendance__query__class_rate)
public func entry() -> UnsafeRawPointer { export(ClassRate.self) }
