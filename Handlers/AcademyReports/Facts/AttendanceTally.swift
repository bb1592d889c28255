/// How often students came, came late, did not come.
public struct AttendanceTally: Codable, Sendable, Hashable {
  /// In time.
  public var present = 0
  /// Late.
  public var late = 0
  /// Not at all.
  public var absent = 0
  /// Not at all, for a reason that the academy accepts: counts neither way.
  public var excused = 0

  /// Nothing yet.
  public init() {}

  /// A tally of these numbers.
  public init(present: Int, late: Int, absent: Int, excused: Int) {
    self.present = present
    self.late = late
    self.absent = absent
    self.excused = excused
  }

  /// What counts.
  public var recorded: Int { present + late + absent }
  /// Whether there is anything at all.
  public var isEmpty: Bool { recorded + excused == 0 }
  /// Came, late or not, of what counts, in tenths of a percent, cut off; nil: nothing counts.
  public var rate: Int? { recorded == 0 ? nil : (present + late) * 1000 / recorded }

  /// Adds another.
  public static func += (left: inout AttendanceTally, right: AttendanceTally) {
    left.present += right.present
    left.late += right.late
    left.absent += right.absent
    left.excused += right.excused
  }

  /// All of them together.
  public static func sum(_ tallies: some Sequence<AttendanceTally>) -> AttendanceTally {
    tallies.reduce(into: AttendanceTally()) { $0 += $1 }
  }

  /// What a tally is read from, of rows of `attendance a` that are grouped.
  public static let columns = """
    sum(a.status = 'present') AS present, sum(a.status = 'late') AS late, sum(a.status = 'absent') AS absent,
      sum(a.status = 'excused') AS excused
    """
}
