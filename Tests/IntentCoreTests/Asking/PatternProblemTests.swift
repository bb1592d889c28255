import IntentModel
import Testing

@testable import IntentCore

@Suite("What is wrong with patterns and placeholders")
struct PatternProblemTests {
  static let query = #""a.query.find": {"exec": ["x"]}"#

  private func problems(_ intents: String, _ placeholders: String = "{}", timezone: String? = nil) -> [String] {
    var text = AskingFixture.registry(intents, placeholders: placeholders)
    if let timezone { text.insert(contentsOf: "\"timezone\": \(timezone), ", at: text.index(after: text.startIndex)) }
    return PatternBook.problems(in: Array(text.utf8)).map(\.description)
  }

  @Test(
    "a pattern",
    arguments: [
      (#""text""#, "expected an array of sentences"), ("[7]", "patterns[0]: expected a sentence, or an object"),
      (#"["ok", "{x"]"#, #"patterns[1]: the pattern "{x" has a "{" that is not closed"#),
      (#"["{x} {x} 알려"]"#, "has {x} twice"), (#"["{x}{y} 알려"]"#, "has {x} and {y} with nothing between"),
      (#"["{x}"]"#, "has no words of its own"), (#"["[알려]"]"#, "has no words of its own"), (#"[""]"#, "no words"),
      (#"[{"params": {}}]"#, "patterns[0].text: is missing"),
      (#"[{"text": "a", "param": {}}]"#, "did you mean \"params\"?"),
      (#"[{"text": "a", "params": 7}]"#, "params: expected an object"),
      (#"[{"text": "{x} a", "params": {"x": 1}}]"#, "params gives \"x\" too"),
      (#"["{d} {e} 알려"]"#, "two placeholders for the parameter \"day\""),
      (#"["{a} b {c} d {e1} f {g} h {i} j {k} l {m} n {o} p {q}"]"#, "more than 8 placeholders"),
    ])
  func patterns(value: String, says: String) throws {
    let found = problems(
      #""a.exec.b": {"exec": ["x"], "patterns": \#(value)}"#, #"{"d": {"param": "day"}, "e": {"param": "day"}}"#)
    #expect(found.count == 1)
    #expect(found.first?.contains(says) == true, "\(found)")
    #expect(found.first?.contains(#"intents["a.exec.b"].patterns"#) == true, "\(found)")
  }

  @Test(
    "a placeholder",
    arguments: [
      ("7", "placeholders: expected an object"), (#"{"A": {}}"#, "is no name of a placeholder"),
      (#"{"x": 7}"#, "placeholders.x: expected an object"), (#"{"x": {"type": "dya"}}"#, "did you mean \"day\"?"),
      (#"{"x": {"type": "colour"}}"#, "expected one of text, integer"), (#"{"x": {"typ": "day"}}"#, "unknown field"),
      (#"{"x": {"type": "day", "words": {"a": 1}}}"#, "more than one of type, lookup and words"),
      (#"{"x": {"words": {}}}"#, "an object of words"), (#"{"x": {"param": ""}}"#, "param: expected a name"),
      (#"{"x": {"titles": "학생"}}"#, "titles: expected an array"), (#"{"x": {"titles": [" "]}}"#, "titles: expected"),
      (#"{"x": {"type": "day", "currency": "KRW"}}"#, "goes with \"type\": \"amount\""),
      (#"{"x": {"type": "amount", "currency": "BTC"}}"#, "currency: expected one of KRW"),
      (#"{"x": {"lookup": {"param": "q", "results": "r"}}}"#, "lookup.intent: is missing"),
      (#"{"x": {"lookup": {"intent": "a.query.find", "param": "q"}}}"#, "lookup.results: is missing"),
      (#"{"x": {"lookup": {"intent": "nothing", "param": "q", "results": "r"}}}"#, "expected an intent's key"),
      (#"{"x": {"lookup": {"intent": "a.exec.find", "param": "q", "results": "r"}}}"#, "is no query"),
      (#"{"x": {"lookup": {"intent": "a.query.fnid", "param": "q", "results": "r"}}}"#, "did you mean a.query.find?"),
      (
        #"{"x": {"lookup": {"intent": "a.query.find", "param": "q", "results": "r", "params": []}}}"#,
        "params: expected an object"
      ),
    ])
  func placeholders(value: String, says: String) {
    let found = problems(Self.query, value)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains(says) == true, "\(found)")
  }

  @Test("a time zone that is none")
  func timezone() {
    #expect(problems(Self.query, timezone: "7").first?.contains("timezone: expected an IANA name") == true)
    #expect(problems(Self.query, timezone: "\"Asia/Seoul\"").isEmpty)
  }

  @Test("a sentence that stands for two intents")
  func conflicts() {
    let two = { (one: String, other: String) in
      """
      "a.exec.b": {"exec": ["x"], "patterns": [\(one)]},
      "a.exec.c": {"exec": ["x"], "patterns": [\(other)]}
      """
    }
    let found = problems(two(#""{x} 지각[을] 알려줘""#, #""{y} 지각 알려 주세요""#))
    #expect(found.count == 1)
    #expect(found.first?.contains("is also one of a.exec.b") == true, "\(found)")
    #expect(problems(two(#""{x} 지각""#, #""{day} 지각""#), #"{"day": {"type": "day"}}"#).isEmpty)
    let params = #"{"text": "가", "params": {"n": 1}}, {"text": "가", "params": {"n": 2}}"#
    #expect(problems(#""a.exec.b": {"exec": ["x"], "patterns": [\#(params)]}"#).first?.contains("other params") == true)
    #expect(problems(#""a.exec.b": {"exec": ["x"], "patterns": ["가", "가"]}"#).isEmpty)
  }

  @Test("a registry that is none is told as everywhere")
  func noRegistry() {
    #expect(PatternBook.problems(in: Array("{".utf8)).first?.message.contains("not valid JSON") == true)
    #expect(PatternBook.problems(in: Array("{}".utf8)).count == 2)
  }

  @Test("executing needs no patterns, so a mistake in one stops nothing")
  func executing() throws {
    let text = AskingFixture.registry(#""a.exec.b": {"exec": ["x"], "patterns": ["{x"]}"#)
    #expect(try Registry(Array(text.utf8)).keys.count == 1)
    #expect(try RegistryLookup(Array(text.utf8)).entry(for: "a.exec.b") != nil)
  }
}
