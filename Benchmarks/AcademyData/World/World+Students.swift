import AcademyKit
import RandomTesting

extension World {
  mutating func makeStudents(_ count: Int) {
    var random = random(3)
    var family: (surname: String, isKorean: Bool, guardians: [Int])?
    for index in 1...count {
      // Every fifth is a brother or sister of the one before.
      let isSibling = family != nil && random.chance(200)
      let isKorean = isSibling ? family?.isKorean ?? true : random.chance(920)
      let surname = isSibling ? family?.surname ?? "" : Names.surname(isKorean, &random)
      let guardians = isSibling ? family?.guardians ?? [] : makeGuardians(surname, isKorean, &random)
      family = (surname, isKorean, guardians)
      students.append(makeStudent("s-\(padded(index, 5))", surname, isKorean, guardians, &random))
    }
  }

  private func makeStudent(
    _ id: String, _ surname: String, _ isKorean: Bool, _ guardians: [Int], _ random: inout SeededGenerator
  ) -> Pupil {
    let span = days.upperBound - days.lowerBound
    let isOld = random.chance(600)
    let registered =
      isOld
      ? days.lowerBound - Int.random(in: 1...365, using: &random)
      : days.lowerBound + Int.random(in: 0..<max(1, span), using: &random)
    var student = Pupil(
      id: id, name: Names.full(surname, isKorean, &random), language: isKorean ? .korean : .english, status: .active,
      birthday: Day(number: days.upperBound - Int.random(in: 2_600...6_500, using: &random)), registered: registered,
      guardians: guardians)
    let fate = random.pick([890, 30, 80])
    if fate == 1 {
      student.status = .paused
      student.pausedFrom = max(registered + 1, days.upperBound - Int.random(in: 5...40, using: &random))
    }
    if fate == 2, registered + 30 < days.upperBound {
      student.status = .left
      let earliest = max(registered + 30, days.lowerBound)
      student.left = Int.random(in: earliest...days.upperBound, using: &random)
    }
    return student
  }

  private mutating func makeGuardians(
    _ surname: String, _ isKorean: Bool, _ random: inout SeededGenerator
  ) -> [Int] {
    (0...random.pick([45, 45, 10])).map { _ in
      let id = guardians.count + 1
      let hasEmail = random.chance(850)
      let number = padded(id * 7_919 % 100_000_000, 8)
      let hasPhone = !hasEmail || random.chance(900)
      guardians.append(
        Parent(
          id: id, name: Names.full(random.chance(500) ? surname : Names.surname(isKorean, &random), isKorean, &random),
          email: hasEmail ? "g\(padded(id, 6))@example.org" : nil,
          phone: hasPhone ? "010-\(number.prefix(4))-\(number.suffix(4))" : nil,
          language: isKorean ? .korean : .english,
          channel: hasPhone && random.chance(100) ? .phone : nil))
      return id - 1
    }
  }

  mutating func makeEnrollments() {
    var random = random(4)
    var filled = [Int](repeating: 0, count: courses.count)
    for (index, student) in students.enumerated() {
      var taken: [Int] = []
      for _ in 0...random.pick([45, 40, 15]) {
        let course = Int.random(in: 0..<courses.count, using: &random)
        guard !taken.contains(course), filled[course] < courses[course].capacity ?? 100 else { continue }
        taken.append(course)
        let place = Place(student: index, course: course, from: student.registered, end: student.left)
        if student.left == nil { filled[course] += 1 }
        enrollments.append(place)
        if let next = transfer(place, of: student, taken, &random) {
          enrollments[enrollments.count - 1].end = next.from
          taken.append(next.course)
          filled[course] -= 1
          filled[next.course] += 1
          enrollments.append(next)
        }
      }
    }
    enrollments.sort { ($0.course, $0.student) < ($1.course, $1.student) }
  }

  /// One of twenty goes on in another class after a while.
  private func transfer(
    _ place: Place, of student: Pupil, _ taken: [Int], _ random: inout SeededGenerator
  ) -> Place? {
    let earliest = max(place.from, days.lowerBound) + 20
    guard student.status == .active, random.chance(50), earliest < days.upperBound else { return nil }
    let course = (place.course + 8) % courses.count
    guard !taken.contains(course), courses[course].capacity == nil else { return nil }
    return Place(
      student: place.student, course: course, from: Int.random(in: earliest..<days.upperBound, using: &random), end: nil
    )
  }
}
