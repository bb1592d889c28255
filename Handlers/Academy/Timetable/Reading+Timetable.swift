import IntentKit

extension Reading where Self: ~Copyable {
  /// The changes of single days from one day to another, both included, by day and class.
  public func sessionChanges(from first: Day, to last: Day, of course: ClassID? = nil) throws -> [SessionChange] {
    try query(
      """
      SELECT class_id, day, kind, starts_at, minutes, room, makes_up_for, reason FROM session_changes
      WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR class_id = ?3) ORDER BY day, class_id, kind
      """, [first, last, course], as: SessionChange.self)
  }

  /// The session that makes up for a cancelled day of a class; nil: none.
  public func makeup(for day: Day, of course: ClassID) throws -> SessionChange? {
    try query(
      """
      SELECT class_id, day, kind, starts_at, minutes, room, makes_up_for, reason FROM session_changes
      WHERE class_id = ?1 AND makes_up_for = ?2 AND kind = 'makeup' ORDER BY day
      """, [course, day], as: SessionChange.self
    ).first
  }

  /// The first day from one on for which a make-up session is added on which a class meets anyway; nil: there is none. A
  /// class has one session a day.
  public func doubledDay(of course: Course, from day: Day) throws -> Day? {
    let changes = try sessionChanges(from: day, to: day.adding(400), of: course.id)
    let timetable = Timetable([course], changes: changes)
    return changes.map(\.day).first { timetable.sessions(of: course, on: $0).count { $0.isHeld } > 1 }
  }

  /// The timetable from one day to another, both included: of the class of this id, or of all that were held then.
  ///
  /// - Throws: `invalid_params` if there is no such class.
  public func timetable(from first: Day, to last: Day, of id: ClassID? = nil) throws -> Timetable {
    let courses =
      if let id { [try course(id)] } else {
        try query(
          """
          SELECT \(Self.courseColumns) FROM classes c WHERE c.archived_on IS NULL OR c.archived_on > ?1 ORDER BY c.id
          """, [first], as: Course.self)
      }
    return Timetable(courses, changes: try sessionChanges(from: first, to: last, of: id))
  }

  /// How a day stands for a class.
  public func session(of course: Course, on day: Day) throws -> Session {
    Timetable([course], changes: try sessionChanges(from: day, to: day, of: course.id)).session(of: course, on: day)
  }
}
