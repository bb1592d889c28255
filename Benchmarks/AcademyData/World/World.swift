import AcademyKit
import RandomTesting

/// An academy that is made up: who is there, and what they take when.
struct World {
  /// The days of which attendance is recorded.
  let days: ClosedRange<Int>
  /// The months that are billed: all but the last, which is left to whoever wants to bill one.
  let months: [Month]
  let until: Day
  let seed: UInt64
  var staff: [Member] = []
  var courses: [Course] = []
  var guardians: [Parent] = []
  var students: [Pupil] = []
  /// By student and class.
  var enrollments: [Place] = []

  /// Somebody who works there.
  struct Member {
    var id: String
    var name: String
    var role: StaffMember.Role
    var email: String
  }

  /// A guardian.
  struct Parent {
    var id: Int
    var name: String
    var email: String?
    var phone: String?
    var language: Language
    var channel: ContactChannel?
  }

  /// A student.
  struct Pupil {
    var id: String
    var name: String
    var language: Language
    var status: Student.Status
    var birthday: Day
    var registered: Int
    var left: Int?
    /// The first day on which one who pauses did not come.
    var pausedFrom: Int?
    /// Indices of guardians.
    var guardians: [Int]
  }

  /// An enrollment.
  struct Place {
    var student: Int
    var course: Int
    var from: Int
    /// The first day on which it had ended.
    var end: Int?

    func covers(_ day: Int) -> Bool { day >= from && day < end ?? .max }
  }

  init(students count: Int, months: Int, seed: UInt64, until: Day) {
    var first = Month(of: until)
    var billed: [Month] = []
    for _ in 0..<months {
      first = first.previous
      billed.insert(first, at: 0)
    }
    self.months = billed
    self.until = until
    self.seed = seed
    days = billed[0].firstDay.number...until.number
    makeStaff(classes: max(3, count * 3 / 100))
    makeCourses(max(3, count * 3 / 100))
    makeStudents(count)
    makeEnrollments()
  }

  /// A source of random numbers of its own for each part, so that a change in one changes no other.
  func random(_ part: UInt64) -> SeededGenerator { SeededGenerator(seed: seed &* 0x1_0000 &+ part) }
}
