/// A day on which a class does other than its timetable says.
public struct SessionChange: Codable, Sendable, Hashable {
  /// The class.
  public var classID: ClassID
  /// The day.
  public var day: Day
  /// What is other.
  public var kind: Kind
  /// When it starts; nil: as ever.
  public var startsAt: TimeOfDay?
  /// How long it takes; nil: as ever.
  public var minutes: Int?
  /// Where; nil: as ever.
  public var room: String?
  /// The cancelled day that a make-up session stands for.
  public var makesUpFor: Day?
  /// Why.
  public var reason: String?

  /// What is other than ever.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// The class does not meet.
    case cancelled
    /// It meets where it would not.
    case makeup
  }

  /// A change from its parts.
  public init(
    classID: ClassID, day: Day, kind: Kind, startsAt: TimeOfDay? = nil, minutes: Int? = nil, room: String? = nil,
    makesUpFor: Day? = nil, reason: String? = nil
  ) {
    self.classID = classID
    self.day = day
    self.kind = kind
    self.startsAt = startsAt
    self.minutes = minutes
    self.room = room
    self.makesUpFor = makesUpFor
    self.reason = reason
  }
}
