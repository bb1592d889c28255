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

  /// A class from the parts.
  public init(
    id: ClassID, name: String, days: Weekdays? = nil, startsAt: TimeOfDay? = nil, lateAfter: Int = 5,
    capacity: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.days = days
    self.startsAt = startsAt
    self.lateAfter = lateAfter
    self.capacity = capacity
  }
}

extension Course: Identified {
  /// What its id is called.
  public static let idForm = "class id"
  /// An id.
  public static let idExample = "math-a"
}
