/// How often students attended in which way.
public struct AttendanceCounts: Codable, Sendable, Hashable {
  /// In time.
  public var present: Int
  /// Too late.
  public var late: Int
  /// Not at all.
  public var absent: Int
  /// Not at all, for a reason that the academy accepts.
  public var excused: Int

  /// Counts from their parts.
  public init(present: Int = 0, late: Int = 0, absent: Int = 0, excused: Int = 0) {
    self.present = present
    self.late = late
    self.absent = absent
    self.excused = excused
  }

  /// Everything that is recorded.
  public var total: Int { present + late + absent + excused }

  /// Came, late or not, of the sessions from which they were not excused, in tenths of a percent; nil: there were none.
  public var rate: Int? {
    let counted = present + late + absent
    return counted == 0 ? nil : (present + late) * 1000 / counted
  }
}
