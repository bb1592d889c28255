import AcademyKit
import Testing

/// Which classes meet on which days.
struct TimetableTests {
  private let friday: Day
  private let course: Course
  private let morning: TimeOfDay

  init() throws {
    friday = try Day("2024-11-22")
    morning = try TimeOfDay("10:00")
    course = Course(
      id: try ClassID("math-a"), name: "수학", days: try Weekdays("mon wed fri"), startsAt: try TimeOfDay("16:00"),
      minutes: 60, room: "201")
  }

  private func change(_ kind: SessionChange.Kind, _ day: Day, startsAt: TimeOfDay? = nil) -> SessionChange {
    SessionChange(classID: course.id, day: day, kind: kind, startsAt: startsAt)
  }

  private func states(_ changes: [SessionChange], _ course: Course? = nil) -> [SessionState] {
    let course = course ?? self.course
    return Timetable([course], changes: changes).sessions(of: course, on: friday).map(\.state)
  }

  @Test func aClassMeetsOnItsDays() {
    let sessions = Timetable([course], changes: []).sessions(from: friday.monday, to: friday.monday.adding(6))
    #expect(sessions.map(\.day.text) == ["2024-11-18", "2024-11-20", "2024-11-22"])
    #expect(sessions.allSatisfy { $0.state == .regular && $0.endsAt?.text == "17:00" && $0.room == "201" })
    #expect(Timetable([course], changes: []).session(of: course, on: friday.adding(1)).state == .unscheduled)
  }

  @Test func changesOfADayCount() {
    #expect(states([change(.cancelled, friday)]) == [.cancelled])
    #expect(states([change(.cancelled, friday.adding(3))]) == [.regular])
    #expect(states([change(.cancelled, friday), change(.makeup, friday)]) == [.cancelled, .makeup])
    let timetable = Timetable([course], changes: [change(.makeup, friday.adding(1), startsAt: morning)])
    let makeup = timetable.session(of: course, on: friday.adding(1))
    #expect(makeup.isHeld && makeup.startsAt?.text == "10:00" && makeup.minutes == 60)
  }

  @Test func whatIsHeldDecidesOfADay() {
    let timetable = Timetable([course], changes: [change(.cancelled, friday), change(.makeup, friday)])
    #expect(timetable.session(of: course, on: friday).state == .makeup)
  }

  @Test func aClassThatIsGivenUpMeetsNoMore() {
    var archived = course
    archived.archivedOn = friday
    #expect(states([], archived) == [])
    #expect(states([change(.makeup, friday)], archived) == [])
    archived.archivedOn = friday.adding(1)
    #expect(states([], archived) == [.regular])
  }

  @Test func daysThatNobodySaidAreUnknown() {
    var unknown = course
    unknown.days = nil
    #expect(Timetable([unknown], changes: []).session(of: unknown, on: friday).state == .unknown)
    #expect(Timetable([unknown], changes: []).sessions(on: friday) == [])
    #expect(states([change(.makeup, friday)], unknown) == [.makeup])
  }

  @Test(arguments: [
    (SessionState.regular, 965, "present"), (.regular, 966, "late"), (.makeup, 1000, "late"),
    (.unknown, 1000, "late"), (.cancelled, 1000, "present"), (.unscheduled, 1000, "present"),
  ])
  func nobodyIsLateWhereNothingIsHeld(_ state: SessionState, _ minute: Int, _ status: String) {
    var session = Timetable([course], changes: []).session(of: course, on: friday)
    session.state = state
    let arrival = session.arrival(at: minute, lateAfter: 5)
    #expect(arrival.status.rawValue == status)
    #expect(arrival.minutesLate == (status == "late" ? minute - 960 : nil))
  }

  @Test func aTimeGoesOnPastMidnight() {
    #expect(TimeOfDay(minutes: 1439 + 61).text == "01:00")
    #expect(TimeOfDay(minutes: -1).text == "23:59")
    #expect(TimeOfDay(minutes: 600) == morning)
    #expect(TimeOfDay(minutes: 5).text == "00:05")
  }
}
