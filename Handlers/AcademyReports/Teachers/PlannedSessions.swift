import AcademyKit

/// The sessions that the timetable has in a month, what was changed of it included.
struct PlannedSessions: Sendable {
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
  init(_ course: Course, in month: Month, _ timetable: Timetable) {
    for number in month.firstDay.number...month.lastDay.number {
      for session in timetable.sessions(of: course, on: Day(number: number)) {
        if session.state == .cancelled { cancelled += 1 }
        guard session.isHeld else { continue }
        if session.state == .makeup { makeups += 1 }
        weekdays[session.day.weekday, default: 0] += 1
        sessions += 1
        minutes += session.minutes ?? 0
      }
    }
  }
}
