import IntentCore
import IntentJSON
import IntentModel
import Testing

/// The sentences by which `registry.json` has its intents asked for.
@Suite("What can be said to the academy")
struct SentenceTests {
  /// Read once: it stands for thousands of sentences.
  private static let book = Result { try PatternBook(Repository.contents("registry.json")) }
  private let book: PatternBook
  private let time = AskingTime(now: Timestamp(milliseconds: 1_795_654_800_000), zone: .utc)

  init() throws {
    book = try Self.book.get()
  }

  @Test("every intent can be asked for, and no sentence stands for two")
  func complete() throws {
    let bytes = Repository.contents("registry.json")
    #expect(PatternBook.problems(in: bytes).map(\.description) == [])
    let asked = Set(book.patterns.map(\.key))
    #expect(try Registry(bytes).keys.filter { !asked.contains($0) } == [])
  }

  @Test(
    "sentences",
    arguments: [
      ("김하늘 학생의 지각을 보호자에게 알려 주세요", "attendance.exec.notify_guardians_late"),
      ("어제 지각생 학부모에게 알려줘", "attendance.exec.notify_guardians_late"),
      ("tell Kim Haneul's guardians about being late", "attendance.exec.notify_guardians_late"),
      ("오늘 출결 요약 보여줘", "attendance.query.daily_summary"),
      ("who was absent yesterday?", "attendance.query.daily_summary"),
      ("이바다 오후 4시 30분에 등원 처리해줘", "attendance.exec.check_in"),
      ("김하늘 어제 수학 A반 결석 처리", "attendance.exec.mark_absent"),
      ("청구서 inv-7 15만원 카드로 수납 처리", "billing.exec.record_payment"),
      ("김하늘에게 11월 수강료 150,000원 11월 30일까지 청구해줘", "billing.exec.create_invoice"),
      ("지난달 마감해줘", "billing.exec.close_month"), ("how much does Kim Haneul owe?", "billing.query.outstanding_balance"),
      ("미납자 보호자에게 안내해줘", "billing.exec.notify_overdue"),
      ("김하늘을 수학 A반에 등록해줘", "class.exec.enroll_student"), ("수학 A반 명단", "class.query.roster"),
      ("수학 A반 시간표를 17:00로 변경", "class.exec.update_schedule"),
      ("박서준이라는 학생 등록", "student.exec.register"), ("register a new student named Park Seojun", "student.exec.register"),
      ("김하늘을 수학 A반에서 수학 B반으로 옮겨줘", "student.exec.transfer_class"),
      ("김하늘 보호자에게 휴원 안내 제목으로 \"내일은 휴원입니다\"라고 보내줘", "communication.exec.send_message"),
      ("모든 학부모에게 휴원 안내 제목으로 내일은 휴원입니다라고 공지해줘", "communication.exec.send_bulk"),
      ("지난주 출결 보고서 만들어줘", "report.exec.weekly_attendance"), ("list all reports", "report.query.list"),
    ])
  func leads(words: String, key: IntentKey) {
    let matches = book.matches(for: AskedText(words), at: time)
    // Who or which class is meant is for a query to tell; which intent is not.
    #expect(Set(matches.map(\.key)) == [key], "\(matches.map { "\($0.pattern.text): \($0.captures.map(\.words))" })")
  }
}
