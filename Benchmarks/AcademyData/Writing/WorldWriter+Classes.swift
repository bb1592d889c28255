import AcademyKit
import RandomTesting

extension WorldWriter {
  func writeCourses() throws {
    let insert = try Database.Insertion(
      database, into: "classes",
      "id, name, days, starts_at, late_after, capacity, minutes, room, teacher_id, fee, currency")
    for course in world.courses {
      try insert(
        course.id.text, course.name, course.days?.text, course.startsAt?.text, course.lateAfter, course.capacity,
        course.minutes, course.room, course.teacherID?.text, course.fee.map { Int($0) }, course.currency.rawValue)
    }
  }

  func writeEnrollments() throws {
    var random = world.random(20)
    let insert = try Database.Insertion(
      database, into: "enrollments", "student_id, class_id, enrolled_on, withdrawn_on")
    for place in world.enrollments {
      let (student, course) = (world.students[place.student].id, world.courses[place.course].id.text)
      let day = Day(number: place.from).text
      try insert(student, course, day, place.end.map { Day(number: $0).text })
      try note(
        "enrollment", "\(student)/\(course)",
        #"{"student_id":"\#(student)","class_id":"\#(course)","enrolled_on":"\#(day)"}"#,
        by: "class.exec.enroll_student", at: Self.time(place.from, minute: 610), &random)
    }
  }

  /// Every session of every class: one of a hundred is cancelled, and made up for on the Sunday of its week.
  func writeAttendance() throws {
    var random = world.random(21)
    let change = try Database.Insertion(
      database, into: "session_changes", "class_id, day, kind, starts_at, makes_up_for, reason")
    let recording = try AttendanceWriter(self)
    var roster = [[Int]](repeating: [], count: world.courses.count)
    for (index, place) in world.enrollments.enumerated() { roster[place.course].append(index) }
    var makeups: [Int: [Int]] = [:]
    for number in world.days {
      let day = Day(number: number)
      for (index, course) in world.courses.enumerated() {
        let meets = course.days?.days.contains(day.weekday) == true
        let isMakeup = makeups[number]?.contains(index) == true
        guard meets || isMakeup else { continue }
        let sunday = day.monday.number + 6
        if meets, random.chance(10), sunday <= world.days.upperBound, makeups[sunday]?.contains(index) != true {
          try change(course.id.text, day.text, "cancelled", nil, nil, "공휴일")
          try change(course.id.text, Day(number: sunday).text, "makeup", "10:00", day.text, nil)
          makeups[sunday, default: []].append(index)
          continue
        }
        for place in roster[index] where world.enrollments[place].covers(number) {
          try recording.write(world.enrollments[place], day, startsAt: isMakeup ? 600 : course.startsAt?.minutes ?? 960)
        }
      }
    }
  }
}
