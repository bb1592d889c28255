/// Which classes meet on which days, with what was changed of single days.
///
/// It is told from the days on which classes meet now: of an earlier timetable only the audit knows.
public struct Timetable: Sendable {
  /// The classes, by id.
  public let courses: [Course]
  private let changes: [Place: [SessionChange]]

  private struct Place: Hashable {
    var classID: ClassID
    var day: Day
  }

  /// The timetable of these classes.
  public init(_ courses: [Course], changes: [SessionChange]) {
    self.courses = courses
    self.changes = Dictionary(grouping: changes) { Place(classID: $0.classID, day: $0.day) }
  }

  /// All sessions from one day to another, both included, those that were cancelled too; by day, start and class.
  public func sessions(from first: Day, to last: Day) -> [Session] {
    guard first <= last else { return [] }
    return (first.number...last.number).flatMap { sessions(on: Day(number: $0)) }
  }

  /// All sessions of a day, by start and class.
  public func sessions(on day: Day) -> [Session] {
    courses.flatMap { sessions(of: $0, on: day) }.sorted { left, right in
      let (first, second) = (left.startsAt?.minutes ?? -1, right.startsAt?.minutes ?? -1)
      return (first, left.classID) < (second, right.classID)
    }
  }

  /// What a class has on a day.
  public func sessions(of course: Course, on day: Day) -> [Session] {
    Session.all(of: course, on: day, changes[Place(classID: course.id, day: day)] ?? [])
  }

  /// How a day stands for a class: the session that is held, else the one that is not, else one that says so.
  public func session(of course: Course, on day: Day) -> Session {
    let sessions = sessions(of: course, on: day)
    let session = sessions.last { $0.isHeld } ?? sessions.last
    return session ?? Session(course, day, course.days == nil && course.archivedOn == nil ? .unknown : .unscheduled)
  }
}
