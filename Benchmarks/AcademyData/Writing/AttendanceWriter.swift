import AcademyKit
import RandomTesting

/// Writes how students attended, and the messages to the guardians of those who were late.
final class AttendanceWriter {
  private let writer: WorldWriter
  private let insert: Database.Insertion
  private var random: SeededGenerator

  init(_ writer: WorldWriter) throws {
    self.writer = writer
    random = writer.world.random(30)
    insert = try Database.Insertion(
      writer.database, into: "attendance",
      "student_id, class_id, day, status, checked_in_at, checked_out_at, minutes_late, reason")
  }

  func write(_ place: World.Place, _ day: Day, startsAt: Int) throws {
    let (student, course) = (writer.world.students[place.student], writer.world.courses[place.course])
    if let paused = student.pausedFrom, day.number >= paused { return }
    let kind = random.pick([900, 40, 40, 20])
    let minutes = kind == 1 ? Int.random(in: course.lateAfter + 1...40, using: &random) : nil
    let came = kind < 2
    let minute = startsAt + (minutes ?? -Int.random(in: 0...15, using: &random))
    let time = WorldWriter.time(day.number, minute: came ? minute : startsAt + 60)
    let checkedIn = came ? WorldWriter.text(time) : nil
    let end = came && random.chance(700) ? WorldWriter.time(day.number, minute: startsAt + (course.minutes ?? 60)) : nil
    let status = ["present", "late", "absent", "excused"][kind]
    try insert(
      student.id, course.id.text, day.text, status, checkedIn, end.map(WorldWriter.text), minutes,
      kind == 3 ? Names.reasons.randomElement(using: &random)! : nil)
    try note(student, course, day, status, checkedIn, minutes, at: time)
    if let minutes { try tellGuardians(student, course, day, minutes: minutes, at: time + 600_000) }
  }

  private func note(
    _ student: World.Pupil, _ course: Course, _ day: Day, _ status: String, _ checkedIn: String?, _ minutes: Int?,
    at time: Int64
  ) throws {
    var after =
      #"{"student_id":"\#(student.id)","class_id":"\#(course.id)","day":"\#(day)","status":"\#(status)""#
    if let checkedIn { after += #","checked_in_at":"\#(checkedIn)""# }
    if let minutes { after += #","minutes_late":\#(minutes)"# }
    let key = checkedIn == nil ? "attendance.exec.mark_absent" : "attendance.exec.check_in"
    try writer.note("attendance", "\(day)/\(course.id)/\(student.id)", after + "}", by: key, at: time, &random)
  }

  private func tellGuardians(
    _ student: World.Pupil, _ course: Course, _ day: Day, minutes: Int, at time: Int64
  ) throws {
    for index in student.guardians {
      let guardian = writer.world.guardians[index]
      let isKorean = guardian.language == .korean
      try writer.tell(
        guardian, "late/\(day)/\(course.id)/\(student.id)", template: "late", about: student,
        subject: isKorean ? "[지각 안내] \(student.name) 학생" : "\(student.name) arrived late",
        body: isKorean
          ? "안녕하세요.\n\n\(student.name) 학생이 \(day.text(in: .korean)) \(course.name) 수업에 \(minutes)분 늦게 도착했습니다.\n확인 부탁드립니다.\n"
          : "Hello,\n\n\(student.name) arrived late for \(course.name) on \(day.text(in: .english)), by \(minutes) min.\n"
            + "Please take note.\n", at: time, &random)
    }
  }
}

extension WorldWriter {
  /// Writes a message to a guardian, which was refused where there is no e-mail address.
  func tell(
    _ guardian: World.Parent, _ event: String, template: String, about student: World.Pupil, subject: String,
    body: String, at time: Int64, _ random: inout SeededGenerator
  ) throws {
    let (event, uid, text) = ("\(event)/guardian/\(guardian.id)", random.uid(at: time), Self.text(time))
    let isSent = guardian.email != nil
    try message(
      event, template, "guardian/\(guardian.id)", student.id, isSent ? "sent" : "refused", isSent ? "email" : nil,
      guardian.email, guardian.language.rawValue, subject, body, isSent ? "<\(uid)@academy.invalid>" : nil,
      isSent ? nil : "the channel takes e-mail addresses only", uid, "job-\(uid)", text, text)
    try audit(
      text, "scheduler", uid, "job-\(uid)", "attendance.exec.notify_guardians_late", "message", event, nil,
      #"{"status":"\#(isSent ? "sent" : "refused")","channel":"email"}"#)
  }
}
