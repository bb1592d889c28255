import Testing

@testable import IntentCore

@Suite("A sentence as it is compared")
struct AskedTextTests {
  @Test(
    "case, spaces, loose marks, quotes and forms of letters do not count",
    arguments: [
      ("  Tell   KIM, please!! ", "tell kim please"), ("오늘\u{3000}출결?", "오늘 출결"), ("\"내일 휴원\"이라고", "내일 휴원 이라고"),
      ("150,000원", "150,000원"), ("4:30 p.m.", "4:30 p.m"), ("Ｋｉｍ’s １２", "kim's 12"), ("É", "é"), ("네... 알겠어~", "네 알겠어"),
      ("", ""), ("?!", ""),
    ])
  func spaced(text: String, expected: String) {
    #expect(AskedText(text).spaced == expected)
  }

  @Test("decomposed letters are composed, in whatever script")
  func composition() {
    let decomposed = "\u{1100}\u{1161}\u{11A8}\u{1112}\u{1161}e\u{301}\u{304B}\u{3099}"
    #expect(Array(AskedText(decomposed).typedText(0..<4).unicodeScalars) == Array("각하é\u{304C}".unicodeScalars))
    #expect(AskedText("\u{AC00}\u{11A8}").compact.unicodeScalars.elementsEqual("각".unicodeScalars))
    // A mark without a letter of one scalar stays.
    #expect(AskedText("q\u{301}").count == 2)
  }

  @Test("what was typed is kept: case, marks inside, and those at the end of the sentence")
  func typed() {
    let text = AskedText("Tell Kim: \"Dinner, at 7.\"")
    #expect(text.typedText(4..<7) == "Kim")
    #expect(text.typedText(7..<text.count) == "Dinner, at 7.")
  }

  @Test(
    "particles by the sound before them",
    arguments: [
      ("하늘이", 1), ("하늘가", nil), ("하나가", 1), ("하나이", nil), ("하늘을", 1), ("하늘의", 1), ("하늘에게", 2), ("하늘에게서", 3),
      ("보호자께", 1), ("서울로", 1), ("부산으로", 2), ("부산로", nil), ("이", nil), ("A반은", 1), ("7은", 1), ("Kim's", 2), ("하늘's", 2),
      ("하늘", nil), ("", nil),
    ] as [(String, Int?)])
  func particles(word: String, length: Int?) {
    #expect(Particle.length(atEndOf: AskedText(word).letters) == length)
  }

  @Test(
    "what may have been meant at a placeholder",
    arguments: [
      ("김하늘 학생의", ["김하늘 학생의", "김하늘 학생", "김하늘"]), ("하늘이가", ["하늘이가", "하늘이", "하늘"]),
      ("student Kim", ["student Kim", "Kim"]),
      ("Kim's", ["Kim's", "Kim"]), ("박가을", ["박가을"]), ("김하늘님", ["김하늘님", "김하늘"]), ("학생", ["학생"]),
    ])
  func readings(words: String, expected: [String]) {
    #expect(Readings.of(words, titles: ["학생", "님", "student"]) == expected)
  }

  @Test(
    "requests are one, however nicely they are put",
    arguments: ["알려줘", "알려 주세요", "알려주실래요?", "좀 알려줘요", "알려 줄 수 있어요?", "please 알려줘", "알려주십시오."])
  func courtesy(text: String) {
    #expect(Courtesy.removed(from: AskedText(text)).compact == "알려줘")
  }
}
