import AcademyKit

extension TeacherWorkloadReport {
  func page(_ words: Words) -> Page {
    letterhead.page(
      .teacherWorkload, words.month(month) + (teachers.count == 1 ? " · " + name(teachers[0], words) : ""),
      summary(words), [overview(words), comparison(words), week(words), byClass(words)], in: words.language)
  }

  private func name(_ row: TeacherRow, _ words: Words) -> String {
    row.name ?? words("(담당 강사 없음)", "(no teacher)")
  }

  private func sum(_ value: (TeacherRow) -> Int) -> Int { teachers.reduce(0) { $0 + value($1) } }

  private func summary(_ words: Words) -> String {
    let named = teachers.filter { $0.staffID != nil }.count
    let (planned, time) = (sum(\.planned), words.duration(minutes: sum(\.minutes)))
    return words(
      "\(words.month(month)) 시간표에는 강사 \(named)명의 수업 \(words.number(planned))회, 모두 \(time)이 있습니다.",
      "The timetable of \(words.month(month)) has \(words.count(planned, "", "lesson", "lessons")) by "
        + "\(words.count(named, "", "teacher", "teachers")), \(time) in all.")
  }

  private func overview(_ words: Words) -> Section {
    Section(
      words("한눈에 보기", "At a glance"),
      [
        Figures([
          .init(
            words("수업 시간", "Teaching time"), words.duration(minutes: sum(\.minutes)),
            words("시간표 기준", "by the timetable")),
          .init(
            words("수업", "Lessons"), words.count(sum(\.planned), "회", "lesson", "lessons"),
            words("출결 기록이 있는 수업 \(words.number(sum(\.held)))회", "\(words.number(sum(\.held))) with attendance")),
          .init(
            words("휴강 / 보강", "Cancelled / make-up"),
            "\(words.number(sum(\.cancelled))) / \(words.number(sum(\.makeups)))"),
          .init(
            words("출석률", "Attendance"), words.percent(AttendanceCounts.sum(teachers.map(\.tally)).rate)),
        ])
      ])
  }

  private func comparison(_ words: Words) -> Section {
    let columns: [Table.Column] = [
      .text(words("강사", "Teacher")), .number(words("반", "Classes")), .number(words("학생", "Students")),
      .number(words("예정", "Planned")), .number(words("진행", "Held")), .number(words("수업 시간", "Time")),
      .number(words("휴강", "Cancelled")), .number(words("보강", "Make-ups")), .number(words("출석률", "Attendance")),
    ]
    return Section(
      words("강사별 수업", "Teacher by teacher"),
      [
        BarChart(
          words("강사별 수업 시간", "Teaching time by teacher"),
          teachers.prefix(30).map {
            .init(
              name($0, words), Double($0.minutes), words.duration(minutes: $0.minutes),
              tone: $0.staffID == nil ? .grey : nil)
          }),
        BarChart(
          words("강사별 학생 수", "Students by teacher"),
          teachers.prefix(30).map {
            .init(name($0, words), Double($0.students), words.count($0.students, "명", "student", "students"))
          }, tone: .green),
        Table(
          words("강사별 수업", "Lessons by teacher"), columns,
          teachers.map { row in
            [name(row, words)] + [row.classes, row.students, row.planned, row.held].map(words.number)
              + [words.duration(minutes: row.minutes)] + [row.cancelled, row.makeups].map(words.number)
              + [words.percent(row.tally.rate)]
          }),
      ])
  }

  /// Sessions by teacher and day of the week.
  private func week(_ words: Words) -> Section {
    let loads = Dictionary(grouping: classes) { $0.course.teacherID }
    let days = Weekday.allCases.filter { day in
      day <= .friday || classes.contains { $0.planned.weekdays[day] != nil }
    }
    let counts = teachers.prefix(30).map { row in
      days.map { day in (loads[row.staffID] ?? []).reduce(0) { $0 + ($1.planned.weekdays[day] ?? 0) } }
    }
    let most = max(1, counts.flatMap { $0 }.max() ?? 1)
    let rows = zip(teachers, counts).map { row, counts in
      HeatMap.Row(
        name(row, words),
        zip(days, counts).map { day, count in
          guard count > 0 else { return nil }
          return HeatMap.Cell(
            words.number(count), .level(2 + (count * 2 + most / 2) / most),
            says: "\(name(row, words)), \(words.weekday(day)): \(words.count(count, "회", "lesson", "lessons"))")
        })
    }
    return Section(
      words("요일별 수업", "By day of the week"),
      [HeatMap(words("강사별·요일별 예정 수업 (회)", "Lessons planned by teacher and day"), days.map { words.weekday($0) }, rows)])
  }

  private func byClass(_ words: Words) -> Section {
    let names = Dictionary(teachers.compactMap { row in row.staffID.map { ($0, name(row, words)) } }) { first, _ in
      first
    }
    let columns: [Table.Column] = [
      .text(words("반", "Class")), .text(words("강사", "Teacher")), .number(words("인원", "Enrolled")),
      .number(words("예정", "Planned")), .number(words("진행", "Held")), .number(words("수업 시간", "Time")),
      .number(words("출석률", "Attendance")),
    ]
    return Section(
      words("반별 수업", "Class by class"),
      [
        Table(
          words("반별 수업", "Lessons by class"), columns,
          classes.map { load in
            let teacher = load.course.teacherID.flatMap { names[$0] } ?? "–"
            return [load.course.name, teacher] + [load.enrolled, load.planned.sessions, load.held].map(words.number)
              + [words.duration(minutes: load.planned.minutes), words.percent(load.tally.rate)]
          })
      ])
  }
}
