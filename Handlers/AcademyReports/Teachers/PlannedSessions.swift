import AcademyKit

/// The sessions that the timetable has in a month, what was changed of it included.
struct PlannedSessions: Sendable {
  /// What was changed of the timetable.
  struct Change: Decodable, Sendable {
    var classID: ClassID
    var day: Day
    var kind: Kind
    var minutes: Int?

    enum Kind: String, Decodable, Sendable {
      case cancelled, makeup
    }
  }

  /// How many sessions on each day of the week.
  var weekdays: [Weekday: Int] = [:]
  /// How many in all.
  var sessions = 0
  /// How long they take together, as far as it is known.
  var minutes = 0
  /// How many were called off.
  var cancelled = 0
  /// How many were put on besides.
  var makeups = 0

  /// The sessions of a class.
  init(_ course: Course, in month: Month, _ changes: [Change]) {
    let off = Set(changes.filter { $0.kind == .cancelled }.map(\.day))
    let meets = Set(course.days?.days ?? [])
    var day = month.firstDay
    while day <= month.lastDay, course.archivedOn.map({ day < $0 }) ?? true {
      if meets.contains(day.weekday) {
        if off.contains(day) { cancelled += 1 } else { add(day, course.minutes) }
      }
      day = day.adding(1)
    }
    for change in changes where change.kind == .makeup {
      makeups += 1
      add(change.day, change.minutes ?? course.minutes)
    }
  }

  private mutating func add(_ day: Day, _ length: Int?) {
    weekdays[day.weekday, default: 0] += 1
    sessions += 1
    minutes += length ?? 0
  }
}
