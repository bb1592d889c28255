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
  /// What people are told of a session. One that is added again at another time or elsewhere is another one.
  ///
  /// - Parameter session: A cancelled one, or one that is held beside the timetable.
  public init(_ session: Session) {
    let isMakeup = session.state == .makeup
    kind = isMakeup ? .makeup : .cancelled
    day = session.day
    event = "schedule/\(session.classID)/\(session.day)/\(kind.rawValue)"
    // Two sessions of one day can have been cancelled: the one that made up for another, too.
    if let time = session.startsAt { event += "/\(time)" }
    if isMakeup, let room = session.room { event += "/\(room)" }
  }
}

private struct AuditNumber: Decodable {
  var number: Int
}
