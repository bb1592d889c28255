import IntentModel
import Testing

@testable import IntentCore

@Suite("What was said, by patterns")
struct MatchingTests {
  static let placeholders = """
    {"student": {"param": "student_id", "titles": ["학생", "student"], "lookup":
       {"intent": "s.query.search", "param": "query", "results": "students"}},
     "class": {"param": "class_id", "lookup": {"intent": "c.query.search", "param": "query", "results": "classes"}},
     "day": {"type": "day"}, "week": {"param": "week_of", "type": "week"}, "month": {"type": "month"}, "n": {"type": "integer"},
     "amount": {"type": "amount", "currency_param": "currency"}, "won": {"param": "amount", "type": "amount"},
     "method": {"words": {"현금": "cash", "계좌 이체": "transfer", "card": "card"}},
     "at": {"type": "moment"}, "time": {"type": "time"}}
    """
  static let intents = """
    "s.query.search": {"exec": ["x"]}, "c.query.search": {"exec": ["x"]},
    "a.exec.late": {"exec": ["x"], "patterns": ["{student} 지각[ 보호자에게] 알려줘", "[{day} ]지각생 보호자에게 알려줘",
      "tell {student}'s guardians about being late"]},
    "a.query.day": {"exec": ["x"], "patterns": ["{day} 출결[ 요약][ 보여줘]", "attendance [of|for|on] {day}"]},
    "a.query.student": {"exec": ["x"], "patterns": ["{student} 출결[ 보여줘]", "{student} {day} 출결[ 보여줘]"]},
    "a.query.class": {"exec": ["x"], "patterns": ["{class} 출결[ 보여줘]"]},
    "b.exec.pay": {"exec": ["x"], "patterns": ["{student} {amount} [{method}(으로|로) ]수납",
       "{invoice} 청구서 {won} 입금"]},
    "c.exec.enroll": {"exec": ["x"], "patterns": ["{student} {class} 등록[해줘]", "enroll {student} in {class}"]},
    "m.exec.send": {"exec": ["x"], "patterns": ["{student} 보호자에게 {body}(이라고|라고) 보내줘", "message {student}: {body}",
       {"text": "{at} {class} 수업 알림 예약", "params": {"kind": "class"}}]},
    "r.exec.week": {"exec": ["x"], "patterns": ["{week} 출결 보고서[ 만들어줘]", "{n}명 {month} 보고서"]}
    """
  private let book: PatternBook

  init() throws {
    book = try AskingFixture.book(Self.intents, placeholders: Self.placeholders)
  }

  @Test(
    "one answer",
    arguments: [
      ("김하늘 지각 보호자에게 알려줘", "a.exec.late student_id=?김하늘"),
      ("김하늘 학생의 지각 보호자에게 알려 주세요!", "a.exec.late student_id=?김하늘 학생의"),
      ("김하늘이 지각을 보호자에게 좀 알려줄래요?", "a.exec.late student_id=?김하늘이"),
      ("지각생을 보호자에게 알려줘", "a.exec.late"), ("어제 지각생 보호자에게 알려줘", "a.exec.late day=2026-11-25"),
      ("Tell Kim Haneul's guardians about being late, please", "a.exec.late student_id=?Kim Haneul"),
      ("오늘 출결", "a.query.day day=2026-11-26"), ("지난주 월요일의 출결 요약을 보여줘", "a.query.day day=2026-11-16"),
      ("11월21일 출결요약 보여 주십시오", "a.query.day day=2026-11-21"), ("Attendance on Nov 21?", "a.query.day day=2026-11-21"),
      ("김하늘 어제 출결", "a.query.student student_id=?김하늘 day=2026-11-25"),
      ("김하늘 1만 5천원 수납", "b.exec.pay student_id=?김하늘 amount=15000"),
      ("김하늘 $12.50 수납", "b.exec.pay student_id=?김하늘 amount=1250 currency=USD"),
      ("김하늘 15만원 계좌이체로 수납", "b.exec.pay student_id=?김하늘 amount=150000 method=transfer"),
      ("inv-7 청구서 150,000원 입금", "b.exec.pay invoice=inv-7 amount=150000"),
      ("김하늘 수학A에 등록해 주세요", "c.exec.enroll student_id=?김하늘 class_id=?수학A에"),
      ("Enroll Kim Haneul in Math A", "c.exec.enroll student_id=?Kim Haneul class_id=?Math A"),
      (
        "김하늘 학생 보호자에게 \"내일은 휴원, 모레는 정상\"이라고 보내줘",
        "m.exec.send student_id=?김하늘 학생 body=내일은 휴원, 모레는 정상"
      ),
      ("message Kim: Dinner at 7. Thanks!", "m.exec.send student_id=?Kim body=Dinner at 7. Thanks!"),
      ("message Kim Haneul: Note: no class", "m.exec.send student_id=?Kim Haneul body=Note: no class"),
      ("내일 오후 4시 수학A 수업 알림 예약", "m.exec.send at=2026-11-27T07:00:00.000Z class_id=?수학A"),
      ("지난주 출결 보고서 만들어줘", "r.exec.week week_of=2026-11-16"), ("12명 11월 보고서", "r.exec.week n=12 month=2026-11"),
      ("\u{1100}\u{1175}\u{11B7}하늘 지각 알려줘", "a.exec.late student_id=?김하늘"),
    ])
  func one(words: String, expected: String) {
    #expect(AskingFixture.answers(words, book) == [expected])
  }

  @Test("what cannot be told apart without asking is all told, in the order of the registry")
  func several() {
    #expect(
      AskingFixture.answers("수학A 출결", book) == ["a.query.student student_id=?수학A", "a.query.class class_id=?수학A"])
    #expect(
      AskingFixture.answers("김 하늘 수학 A 등록", book) == [
        "c.exec.enroll student_id=?김 class_id=?하늘 수학 A", "c.exec.enroll student_id=?김 하늘 class_id=?수학 A",
        "c.exec.enroll student_id=?김 하늘 수학 class_id=?A",
      ])
  }

  @Test(
    "no answer",
    arguments: [
      "", "?", "안녕", "지각", "김하늘지각 보호자에게 알려줘", "어제 어제 출결 요약 보여줘 줘", "enroll in Math", "lately", "message Kim Dinner",
      "tell Kim's guardians about being lately", "김하늘 12.34원 수납", "tellKim's guardians about being late",
    ])
  func none(words: String) {
    #expect(AskingFixture.answers(words, book) == [])
  }

  @Test("a sentence that is longer than anybody says is not looked at")
  func tooLong() {
    #expect(AskingFixture.answers(String(repeating: "가 ", count: 1200) + "출결", book) == [])
  }

  @Test("words before other words lose their object particle, and names that look like it do not")
  func texts() throws {
    let book = try AskingFixture.book(#""s.exec.add": {"exec": ["x"], "patterns": ["{name} 학생 등록", "{name} 등록"]}"#)
    #expect(AskingFixture.answers("박서준을 등록", book) == ["s.exec.add name=박서준"])
    #expect(AskingFixture.answers("박가을 등록", book) == ["s.exec.add name=박가을"])
    #expect(AskingFixture.answers("이정은 학생 등록", book) == ["s.exec.add name=이정은"])
  }

  @Test("the same through two patterns is one answer")
  func same() throws {
    let book = try AskingFixture.book(#""a.query.b": {"exec": ["x"], "patterns": ["보여줘", "보여[줘]"]}"#)
    #expect(AskingFixture.answers("보여줘", book) == ["a.query.b"])
  }

  @Test("the patterns that are nearest to what fits none")
  func nearest() {
    #expect(book.nearest(to: AskedText("지각 보호자 한테 알림")).first?.key.text == "a.exec.late")
    #expect(book.nearest(to: AskedText("enrol Kim to Math A")).first?.key.text == "c.exec.enroll")
    #expect(book.nearest(to: AskedText("xyzzy")).isEmpty)
    #expect(book.nearest(to: AskedText("")).isEmpty)
  }

  @Test("many placeholders and letters that look alike take no time to speak of")
  func noExplosion() throws {
    let pattern = (0..<8).map { "{p\($0)}" }.joined(separator: " 가 ")
    let book = try AskingFixture.book(#""a.exec.b": {"exec": ["x"], "patterns": ["\#(pattern) 나"]}"#)
    let words = String(repeating: "가 ", count: 400)
    let start = SystemClock().monotonic()
    #expect(AskingFixture.answers(words, book) == [])
    #expect((SystemClock().monotonic() - start).wholeMilliseconds < 20_000)
  }
}
