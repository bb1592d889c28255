/// A class on a day: when and where it meets, or that it does not.
public struct Session: Codable, Sendable, Hashable {
  /// The class.
  public var classID: ClassID
  /// The day, on the academy's clock.
  public var day: Day
  /// Whether it meets.
  public var state: SessionState
  /// When it starts; nil: not known, so that nobody can be late.
  public var startsAt: TimeOfDay?
  /// How long it takes; nil: not known.
  public var minutes: Int?
  /// Where.
  public var room: String?
  /// The cancelled day that a make-up session stands for.
  public var makesUpFor: Day?
  /// Why it was changed.
  public var reason: String?

  /// Whether it takes place.
  public var isHeld: Bool { state == .regular || state == .makeup }

  /// When it ends, `17:30`; past midnight it goes on counting from 00:00. Nil: not known.
  public var endsAt: TimeOfDay? {
    guard let startsAt, let minutes else { return nil }
    return TimeOfDay(minutes: startsAt.minutes + minutes)
  }

  /// How somebody attends who comes at this minute of the day. Nobody is late where the class does not meet.
  ///
  /// - Parameter lateAfter: The minutes that the class allows.
  /// - Returns: The minutes are those since the start, of somebody who is late.
  public func arrival(at minute: Int, lateAfter: Int) -> (status: Attendance.Status, minutesLate: Int?) {
    guard isHeld || state == .unknown, let late = minutesLate(at: minute), late > lateAfter else {
      return (.present, nil)
    }
    return (.late, late)
  }

  /// Whole minutes from the start to a minute of the day; nil: it is not after the start, or that is not known.
  public func minutesLate(at minute: Int) -> Int? {
    guard let startsAt, minute > startsAt.minutes else { return nil }
    return minute - startsAt.minutes
  }
}

extension Session {
  /// What a class has on a day: nothing, a session, or one that was cancelled and one that makes up for something.
  ///
  /// - Parameter changes: Those of the class on that day.
  static func all(of course: Course, on day: Day, _ changes: [SessionChange]) -> [Session] {
    if let archived = course.archivedOn, day >= archived { return [] }
    var sessions: [Session] = []
    if let change = changes.first(where: { $0.kind == .cancelled }) {
      sessions.append(Session(course, day, .cancelled, change))
    } else if course.days?.days.contains(day.weekday) == true {
      sessions.append(Session(course, day, .regular))
    }
    if let change = changes.first(where: { $0.kind == .makeup }) {
      sessions.append(Session(course, day, .makeup, change))
    }
    return sessions
  }

  init(_ course: Course, _ day: Day, _ state: SessionState, _ change: SessionChange? = nil) {
    classID = course.id
    self.day = day
    self.state = state
    startsAt = change?.startsAt ?? course.startsAt
    minutes = change?.minutes ?? course.minutes
    room = change?.room ?? course.room
    makesUpFor = change?.makesUpFor
    reason = change?.reason
  }
}
