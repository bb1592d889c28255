/// A student who was absent from a class on a day, with what people call both.
public struct Absence: Decodable, Sendable {
  /// The student.
  public var student: Student
  /// The class.
  public var classID: ClassID
  /// As people say it.
  public var className: String
  /// The day.
  public var day: Day

  private enum CodingKeys: CodingKey {
    case classID, className, day
  }

  /// Reads a row that has the student's columns too.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    student = try Student(from: decoder)
    classID = try container.decode(ClassID.self, forKey: .classID)
    className = try container.decode(String.self, forKey: .className)
    day = try container.decode(Day.self, forKey: .day)
  }
}
