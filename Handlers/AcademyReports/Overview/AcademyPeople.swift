/// Who is at the academy today.
public struct AcademyPeople: Codable, Sendable, Hashable {
  /// Students who attend.
  public var active: Int
  /// Students who do not attend for a while.
  public var paused: Int
  /// Classes that are held.
  public var classes: Int
  /// Places in those classes that are taken.
  public var enrolled: Int
  /// Places in classes that have a limit.
  public var seats: Int
  /// Places of those that are taken.
  public var seatsTaken: Int
  /// Teachers.
  public var teachers: Int
  /// Others of the staff.
  public var others: Int
}
