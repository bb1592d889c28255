import AcademyKit
import IntentModel
import RandomTesting

extension World {
  private static let subjects: [(id: String, name: String, fee: Int64)] = [
    ("math", "수학", 280_000), ("eng", "English", 260_000), ("sci", "과학", 250_000), ("kor", "국어", 220_000),
    ("essay", "논술", 240_000), ("code", "코딩", 300_000), ("art", "미술", 180_000), ("piano", "피아노", 190_000),
  ]
  private static let patterns = ["mon wed fri", "tue thu", "mon wed", "tue thu sat", "sat", "wed fri"]

  mutating func makeStaff(classes: Int) {
    var random = random(1)
    let counts: [(StaffMember.Role, Int)] = [(.teacher, max(2, classes / 4)), (.desk, 3), (.manager, 2)]
    for (role, count) in counts {
      for index in 1...count {
        let id = "\(role.rawValue.prefix(1))-\(padded(index, 2))"
        let name = Names.full(Names.surname(true, &random), true, &random)
        staff.append(Member(id: id, name: name, role: role, email: "\(id)@academy.example.org"))
      }
    }
  }

  mutating func makeCourses(_ count: Int) {
    var random = random(2)
    let teachers = staff.filter { $0.role == .teacher }
    for index in 0..<count {
      let subject = Self.subjects[index % Self.subjects.count]
      let number = index / Self.subjects.count + 1
      // Every fortieth is paid in dollars.
      let isForeign = index % 40 == 39
      let hour = Int.random(in: 14...20, using: &random)
      courses.append(
        Course(
          id: id("\(subject.id)-\(padded(number, 2))"), name: "\(subject.name) \(number)반",
          days: value(Self.patterns.randomElement(using: &random)!), startsAt: value("\(hour):00"),
          lateAfter: 5, capacity: random.chance(800) ? 80 : nil, minutes: random.chance(500) ? 60 : 90,
          room: "\(index % 12 + 1)0\(index % 4 + 1)호", teacherID: id(teachers[index % teachers.count].id),
          fee: isForeign ? 25_000 : subject.fee + Int64(number % 5) * 10_000, currency: isForeign ? .usd : .krw))
    }
  }
}

/// A text that this program made, as the value that it is.
func value<Value: TextValue>(_ text: String) -> Value {
  do { return try Value(text) } catch { preconditionFailure("\(text) was made to be a \(Value.form): \(error)") }
}

/// An id that this program made.
func id<Entity>(_ text: String) -> ID<Entity> { value(text) }

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
