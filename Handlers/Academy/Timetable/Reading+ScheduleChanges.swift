import IntentKit

extension Reading where Self: ~Copyable {
  /// The change of a class's timetable that was made last, of its days, time or room; nil: there was none.
  ///
  /// It is found in the audit, whose number tells it from the one before.
  public func lastTimetableChange(of course: ClassID) throws -> ScheduleChange? {
    let row = try query(
      """
      SELECT number FROM audit
      WHERE entity = 'class' AND entity_id = ?1 AND before IS NOT NULL AND after IS NOT NULL AND (
        json_extract(before, '$.days') IS NOT json_extract(after, '$.days')
        OR json_extract(before, '$.starts_at') IS NOT json_extract(after, '$.starts_at')
        OR json_extract(before, '$.room') IS NOT json_extract(after, '$.room'))
      ORDER BY number DESC LIMIT 1
      """, [course], as: AuditNumber.self
    ).first
    return row.map { ScheduleChange(event: "schedule/\(course)/timetable/\($0.number)", kind: .timetable) }
  }
}

extension ScheduleChange {
  /// What people are told of a day's change. A session that is added again at another time or elsewhere is another one.
  public init(_ change: SessionChange, of course: Course) {
    day = change.day
    event = "schedule/\(change.classID)/\(change.day)/\(change.kind.rawValue)"
    switch change.kind {
    case .cancelled:
      kind = .cancelled
      // A day can lose its regular session, and then the one that was to make up for another.
      if let time = change.startsAt { event += "/\(time)" }
    case .makeup:
      kind = .makeup
      if let time = change.startsAt ?? course.startsAt { event += "/\(time)" }
      if let room = change.room ?? course.room { event += "/\(room)" }
    }
  }
}

private struct AuditNumber: Decodable {
  var number: Int
}
