import IntentKit

extension StudentMerge {
  /// Moves what was recorded of attendance; answers which days and classes were moved.
  mutating func moveAttendance(_ transaction: borrowing Transaction) throws -> [String] {
    try settleAttendance(transaction)
    struct Key: Decodable {
      var day: Day
      var classID: ClassID
    }
    let keys = try transaction.query(
      "SELECT day, class_id FROM attendance WHERE student_id = ?1 ORDER BY day, class_id", [merged.id], as: Key.self)
    try transaction.execute("UPDATE attendance SET student_id = ?1 WHERE student_id = ?2", [kept.id, merged.id])
    report.add("attendance", keys.count)
    return keys.map { "\($0.day)/\($0.classID)" }
  }

  /// Leaves one record where both have one of a class and day: the kept student's.
  private mutating func settleAttendance(_ transaction: borrowing Transaction) throws {
    let both = try transaction.query(
      """
      SELECT m.student_id, m.class_id, m.day, m.status, m.checked_in_at, m.checked_out_at, m.minutes_late, m.reason
      FROM attendance m JOIN attendance k ON k.day = m.day AND k.class_id = m.class_id AND k.student_id = ?1
      WHERE m.student_id = ?2 ORDER BY m.day, m.class_id
      """, [kept.id, merged.id], as: Attendance.self)
    for theirs in both {
      guard let own = try transaction.attendance(of: kept.id, in: theirs.classID, on: theirs.day) else { continue }
      let theirsStands = Self.weight(theirs.status) > Self.weight(own.status)
      if theirsStands {
        var taken = theirs
        taken.studentID = kept.id
        try academy.record(taken, before: own, in: transaction)
      }
      try transaction.execute(
        "DELETE FROM attendance WHERE day = ?1 AND class_id = ?2 AND student_id = ?3",
        [theirs.day, theirs.classID, merged.id])
      try academy.audit(
        "attendance", "\(theirs.day)/\(theirs.classID)/\(merged.id)", before: theirs, after: nil, in: transaction)
      report.attendanceConflicts.append(
        .init(
          day: theirs.day, classID: theirs.classID, kept: own.status, merged: theirs.status,
          result: theirsStands ? theirs.status : own.status))
    }
  }

  /// Of two records the one of more weight stands.
  private static func weight(_ status: Attendance.Status) -> Int {
    switch status {
    case .present, .late: 2
    case .excused: 1
    case .absent: 0
    }
  }
}
