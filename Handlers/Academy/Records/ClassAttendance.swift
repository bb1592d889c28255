/// How a class was attended in a stretch of time.
public struct ClassAttendance: Decodable, Sendable {
  /// The class.
  public var classID: ClassID
  /// As people say it.
  public var name: String
  /// The first day of the stretch.
  public var from: Day
  /// Days on which something is recorded.
  public var sessions: Int
  /// How often who attended.
  public var counts: AttendanceCounts

  private enum CodingKeys: CodingKey {
    case classID, name, from, sessions
  }

  /// Reads a row that has the counts' columns too.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    classID = try container.decode(ClassID.self, forKey: .classID)
    name = try container.decode(String.self, forKey: .name)
    from = try container.decode(Day.self, forKey: .from)
    sessions = try container.decode(Int.self, forKey: .sessions)
    counts = try AttendanceCounts(from: decoder)
  }
}
