/// The time that a class takes, and what it takes then.
struct Slot {
  var startsAt: TimeOfDay
  /// Nil: not known; it takes at least its first minute.
  var minutes: Int?
  var teacherID: StaffID?
  var room: String?

  /// What both want at the same time.
  func shared(with other: Slot) -> [Clash.Resource] {
    let (start, otherStart) = (startsAt.minutes, other.startsAt.minutes)
    guard start < otherStart + (other.minutes ?? 1), otherStart < start + (minutes ?? 1) else { return [] }
    var shared: [Clash.Resource] = []
    if let teacherID, teacherID == other.teacherID { shared.append(.teacher) }
    if let room, room.lowercased() == other.room?.lowercased() { shared.append(.room) }
    return shared
  }
}
