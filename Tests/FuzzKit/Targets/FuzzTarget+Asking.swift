import IntentCore
import IntentJSON
import IntentModel
import RandomTesting

extension FuzzTarget {
  /// A pattern, and on the lines after it what somebody says: what fits does so again, in words that were said.
  static let asking = FuzzTarget(name: "asking") { random in
    let pattern = random.pick(patterns)
    var words = pattern.said
    if random.oneIn(2) {
      words = (0..<random.below(12)).map { _ in random.pick(said) }.joined(separator: random.oneIn(3) ? "" : " ")
    }
    if random.oneIn(20) { words = String(repeating: random.pick(said) + " ", count: 200) }
    var bytes = Array((pattern.text + "\n" + words).utf8)
    if random.oneIn(2) { Mutator.damage(&bytes, &random, tokens: patterns.map(\.text) + said) }
    return Array(bytes.prefix(4096))
  } check: { bytes in
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let book: PatternBook
    do throws(RegistryError) { book = try PatternBook(registry(String(lines[0]))) } catch {
      try require(!error.problems.isEmpty, "refused without a problem")
      return .refused
    }
    let sentence = lines.count > 1 ? String(lines[1]) : ""
    let asked = AskedText(sentence)
    let time = AskingTime(now: Timestamp(milliseconds: 1_795_654_800_000), zone: .utc)
    let matches = book.matches(for: asked, at: time)
    for match in matches {
      try require(match.score == matches[0].score, "one match is better than another")
      try require((0...asked.count + 8).contains(match.score), "a score of \(match.score)")
      for capture in match.captures {
        try require(!capture.words.isEmpty, "a placeholder without words")
        try require(capture.readings.allSatisfy { !$0.isEmpty }, "a reading without words")
        for parameter in capture.understood?.parameters ?? [] {
          let text = parameter.value.text
          try require((try? JSONText(validating: text)) != nil, "a value that is no JSON: \(text)")
        }
      }
    }
    try require(book.matches(for: asked, at: time).count == matches.count, "asked again, it is understood otherwise")
    _ = book.nearest(to: asked)
    return .accepted
  }

  private static func registry(_ pattern: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", 1)
      writer.object("placeholders") { writer in
        for type in ["day", "week", "month", "time", "moment", "amount", "integer"] {
          writer.object(type) { $0.member("type", type) }
        }
      }
      writer.object("intents") { writer in
        writer.object("a.exec.b") { writer in
          writer.member("library", "B")
          writer.member("patterns", [pattern])
        }
      }
    }
    return writer.finish()
  }

  private static let patterns: [(text: String, said: String)] = [
    ("{name} 지각[ 보호자에게] 알려줘", "김하늘 학생의 지각을 알려 주세요!"), ("{day} {name} 출결", "지난주 월요일 김하늘의 출결"),
    ("{a} {b} {c} 등록", "김 하늘 수학 A 반 등록"), ("{amount} [{day} ]수납", "15만 5천원 11월 21일 수납"),
    ("({week}|{month}) 보고서", "지난달 보고서"), ("{moment} 예약", "내일 오후 4시 30분 예약"), ("{time} {integer}명", "16:30 1,200명"),
    ("tell {name}'s guardians[ {day}]", "Tell Kim’s guardians last monday, please"),
    ("{a} 가 {b} 가 {c} 가 {d} 나", "가 가 가 가 가 가 가 나"), (#"\[{x}\]"#, "[a]"), ("[[a|b] c|]", "b c"),
    ("{x} a {y} a {z} a", "a a a a a a a"),
  ]

  private static let said = [
    "김하늘", "지각", "보호자에게", "알려줘", "알려 주세요", "오늘의", "지난주 월요일", "11월 21일", "15만 5천원", "$12.50", "오후 4시 30분", "출결을",
    "등록", "수납", "3", "명", "tell Kim's guardians", "last monday", "please", "좀", "가", "a", "나", "!",
    "\u{1100}\u{1161}\u{11A8}",
    "e\u{301}", "이번 달", "보고서", "99999999999999999999일", "’", "\"", "ẞİ",
  ]
}
