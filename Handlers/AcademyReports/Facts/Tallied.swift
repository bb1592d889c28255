public import AcademyKit

/// A tally, and what it is of: what the rows were grouped by.
public struct Tallied: Decodable, Sendable {
  /// The class; nil: not grouped by it.
  public var classID: ClassID?
  /// The student; nil: not grouped by it.
  public var studentID: StudentID?
  /// The student's name.
  public var name: String?
  /// The day, the Monday or the month; nil: not grouped by it.
  public var part: String?
  /// Minutes late in all.
  public var minutesLate: Int?
  /// Days on which something was recorded.
  public var sessions: Int?
  /// What was recorded.
  public var tally: AttendanceCounts

  private enum CodingKeys: String, CodingKey {
    case classID, studentID, name, part, minutesLate, sessions
  }

  /// Reads a row.
  public init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: CodingKeys.self)
    classID = try row.decodeIfPresent(ClassID.self, forKey: .classID)
    studentID = try row.decodeIfPresent(StudentID.self, forKey: .studentID)
    name = try row.decodeIfPresent(String.self, forKey: .name)
    part = try row.decodeIfPresent(String.self, forKey: .part)
    minutesLate = try row.decodeIfPresent(Int.self, forKey: .minutesLate)
    sessions = try row.decodeIfPresent(Int.self, forKey: .sessions)
    tally = try AttendanceCounts(from: decoder)
  }
}

/// What attendance is added up by.
public enum AttendancePart: Sendable {
  /// Days.
  case day
  /// The Mondays that weeks begin with.
  case week
  /// Months, as `2026-11`.
  case month

  /// The part that `d.day` is in.
  public var sql: String {
    switch self {
    case .day: "d.day"
    // Six days before the Sunday that follows or is.
    case .week: "date(d.day, 'weekday 0', '-6 days')"
    case .month: "substr(d.day, 1, 7)"
    }
  }
}
