/// How full a class is.
public struct ClassFilling: Decodable, Sendable {
  /// The class.
  public var classID: ClassID
  /// As people say it.
  public var name: String
  /// The most students it takes; nil: any number.
  public var capacity: Int?
  /// Students who are in it and attend: they take the places.
  public var enrolled: Int
  /// Students who are in it and do not attend for a while.
  public var paused: Int

  /// Places that are left; nil: any number.
  public var free: Int? { capacity.map { max(0, $0 - enrolled) } }
}
