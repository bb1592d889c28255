import IntentKit

extension Reading where Self: ~Copyable {
  /// The classes that want this one's teacher or room at a time of its week.
  public func clashes(of course: Course) throws -> [Clash] {
    guard let slot = Slot(course), let days = course.days?.days else { return [] }
    let others = try query(
      "SELECT \(Self.courseColumns) FROM classes c WHERE c.archived_on IS NULL AND c.id <> ?1 ORDER BY c.id",
      [course.id], as: Course.self)
    return others.flatMap { other -> [Clash] in
      guard let theirs = Slot(other) else { return [] }
      let shared = slot.shared(with: theirs)
      return (other.days?.days ?? []).filter(days.contains).flatMap { day in
        shared.map { Clash(over: $0, classID: other.id, name: other.name, on: day.short, startsAt: theirs.startsAt) }
      }
    }
  }

  /// The classes that want a session's room, or its class's teacher, at its time on its day.
  public func clashes(of session: Session, of course: Course) throws -> [Clash] {
    guard let slot = Slot(session, of: course) else { return [] }
    let timetable = try timetable(from: session.day, to: session.day)
    return timetable.courses.filter { $0.id != course.id }.flatMap { other in
      timetable.sessions(of: other, on: session.day).filter(\.isHeld).flatMap { theirs -> [Clash] in
        guard let taken = Slot(theirs, of: other) else { return [] }
        return slot.shared(with: taken).map {
          Clash(over: $0, classID: other.id, name: other.name, on: session.day.text, startsAt: taken.startsAt)
        }
      }
    }
  }
}

extension Slot {
  /// The time that a class takes on each of its days; nil: it is not known.
  fileprivate init?(_ course: Course) {
    guard let startsAt = course.startsAt else { return nil }
    self.init(startsAt: startsAt, minutes: course.minutes, teacherID: course.teacherID, room: course.room)
  }

  /// The time that a session takes; nil: it is not known.
  fileprivate init?(_ session: Session, of course: Course) {
    guard let startsAt = session.startsAt else { return nil }
    self.init(startsAt: startsAt, minutes: session.minutes, teacherID: course.teacherID, room: session.room)
  }
}
