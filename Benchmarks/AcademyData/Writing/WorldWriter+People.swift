import AcademyKit
import RandomTesting

extension WorldWriter {
  func writeStaff() throws {
    let insert = try Database.Insertion(database, into: "staff", "id, name, role, email, language")
    for member in world.staff { try insert(member.id, member.name, member.role.rawValue, member.email, "ko") }
  }

  func writeGuardians() throws {
    let insert = try Database.Insertion(
      database, into: "guardians", "id, name, email, phone, email_folded, phone_folded, language, channel")
    for guardian in world.guardians {
      try insert(
        guardian.id, guardian.name, guardian.email, guardian.phone, guardian.email,
        guardian.phone?.filter(\.isNumber), guardian.language.rawValue, guardian.channel?.rawValue)
    }
    let unsubscribe = try Database.Insertion(database, into: "unsubscribes", "recipient, template, reason, at")
    for guardian in world.guardians where guardian.id % 100 == 0 {
      try unsubscribe(
        "guardian/\(guardian.id)", "newsletter", nil, Self.text(Self.time(world.days.lowerBound, minute: 600)))
    }
  }

  func writeStudents() throws {
    var random = world.random(10)
    let insert = try Database.Insertion(
      database, into: "students",
      "id, name, language, status, registered_at, birthday, school, phone, note, paused_until, left_on")
    let link = try Database.Insertion(database, into: "student_guardians", "student_id, guardian_id, relation")
    for student in world.students {
      let time = Self.time(student.registered, minute: 600)
      try insert(
        student.id, student.name, student.language.rawValue, student.status.rawValue, Self.text(time),
        student.birthday.text, Names.schools.randomElement(using: &random)!,
        random.chance(300) ? "010-5\(padded(Int.random(in: 0..<1000, using: &random), 3))-0000" : nil,
        random.chance(100) ? "알레르기가 있습니다." : nil,
        student.status == .paused ? Day(number: world.days.upperBound + 20).text : nil,
        student.left.map { Day(number: $0).text })
      try note(
        "student", student.id, #"{"id":"\#(student.id)","name":"\#(student.name)","status":"active"}"#,
        by: "student.exec.register", at: time, &random)
      for (index, guardian) in student.guardians.enumerated() {
        try link(student.id, world.guardians[guardian].id, index == 0 ? "어머니" : index == 1 ? "아버지" : "할머니")
      }
    }
  }

  func writeTasks() throws {
    var random = world.random(11)
    let insert = try Database.Insertion(
      database, into: "tasks", "id, student_id, title, details, due_on, assigned_to, status, created_at")
    let titles = ["학부모 상담 일정 잡기", "교재 전달", "성적 상담", "결석 사유 확인", "보강 일정 안내"]
    for index in 0..<(world.students.count * 3 / 10) {
      let day = Int.random(in: world.days, using: &random)
      try insert(
        "task-\(padded(index, 6))", world.students.randomElement(using: &random)!.id,
        titles.randomElement(using: &random)!, nil, Day(number: day + 7).text,
        world.staff.randomElement(using: &random)!.id, random.chance(800) ? "done" : "open",
        Self.text(Self.time(day, minute: 660)))
    }
  }

  func writeTemplates() throws {
    let insert = try Database.Insertion(
      database, into: "templates", "name, language, subject, body, placeholders, updated_at")
    let time = Self.text(Self.time(world.days.lowerBound, minute: 540))
    try insert("newsletter", "ko", "{title}", "안녕하세요.\n\n{text}\n", #"{"title":"text","text":"text"}"#, time)
    try insert("newsletter", "en", "{title}", "Hello,\n\n{text}\n", #"{"title":"text","text":"text"}"#, time)
  }
}
