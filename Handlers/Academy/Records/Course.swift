/// A class: students who meet at certain times. (`class` is a word of Swift's.)
public struct Course: Codable, Sendable, Hashable {
  /// Given by the academy.
  public var id: ClassID
  /// As people say it.
  public var name: String
  /// The days on which it meets; nil: not known.
  public var days: Weekdays?
  /// When it starts; nil: nobody can be late.
  public var startsAt: TimeOfDay?
  /// Minutes after the start from which a student counts as late.
  public var lateAfter: Int
  /// The most students it takes; nil: any number.
  public var capacity: Int?
  /// How long a session takes; nil: not known.
  public var minutes: Int?
  /// Where it meets.
  public var room: String?
  /// Who teaches it.
  public var teacherID: StaffID?
  /// What a month of it costs, in minor units; nil: it is not billed by the month.
  public var fee: Int64?
  /// In what.
  public var currency: Currency
  /// When it was given up; nil: it is held.
  public var archivedOn: Day?

  /// A class from the parts.
  public init(
    id: ClassID, name: String, days: Weekdays? = nil, startsAt: TimeOfDay? = nil, lateAfter: Int = 5,
    capacity: Int? = nil, minutes: Int? = nil, room: String? = nil, teacherID: StaffID? = nil, fee: Int64? = nil,
    currency: Currency = .krw, archivedOn: Day? = nil
  ) {
    self.id = id
    self.name = name
    self.days = days
    self.startsAt = startsAt
    self.lateAfter = lateAfter
    self.capacity = capacity
    self.minutes = minutes
    self.room = room
    self.teacherID = teacherID
    self.fee = fee
    self.currency = currency
    self.archivedOn = archivedOn
  }
}

extension Course: Identified {
  /// What its id is called.
  public static let idForm = "class id"
  /// An id.
  public static let idExample = "math-a"
}
