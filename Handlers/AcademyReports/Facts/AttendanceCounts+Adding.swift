public import AcademyKit

extension AttendanceCounts {
  /// What counts: excused absences do neither way.
  public var recorded: Int { present + late + absent }
  /// Whether there is anything at all.
  public var isEmpty: Bool { total == 0 }

  /// Adds others.
  public static func += (left: inout AttendanceCounts, right: AttendanceCounts) {
    left.present += right.present
    left.late += right.late
    left.absent += right.absent
    left.excused += right.excused
  }

  /// All of them together.
  public static func sum(_ counts: some Sequence<AttendanceCounts>) -> AttendanceCounts {
    counts.reduce(into: AttendanceCounts()) { $0 += $1 }
  }

  /// What counts are read from, of rows of `attendance a` that are grouped.
  public static let columns = """
    sum(a.status = 'present') AS present, sum(a.status = 'late') AS late, sum(a.status = 'absent') AS absent,
      sum(a.status = 'excused') AS excused
    """
}
