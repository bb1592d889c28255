import IntentCore
import IntentJSON
import IntentModel
import RandomTesting
import Testing

@Suite("What is not to be kept is taken out of whatever is said of a job")
struct SecretsTests {
  private func secrets(_ params: String, _ paths: String...) throws -> Secrets {
    Secrets(try JSONText(validating: params), paths.compactMap(ParameterPath.init))
  }

  @Test(
    "in text",
    arguments: [
      ("the card 4111-1111 was refused", "the card [redacted] was refused"),
      ("4111-1111", "[redacted]"), ("4111-11114111-1111!", "[redacted][redacted]!"), ("4111-111", "4111-111"),
      ("pin 07: wrong", "pin [redacted]: wrong"), ("2007 is no pin, nor is 07a", "2007 is no pin, nor is 07a"),
      ("expected a date, found the number 1234567", "expected a date, found the number [redacted]"),
      ("지각생 and \\\"q\\\"", "[redacted] and [redacted]"), ("x", "x"), ("", ""),
    ])
  func text(text: String, clean: String) throws {
    let secrets = try secrets(
      #"{"card": "4111-1111", "pin": "07", "n": 1234567, "name": "지각생", "q": "\"q\"", "flag": true, "one": "x"}"#,
      "card", "pin", "n", "name", "q", "flag", "one")
    #expect(secrets.removed(from: text) == clean)
  }

  @Test("a long one where only its beginning is quoted, and a longer one before one that it begins with")
  func beginnings() throws {
    let long = String(repeating: "abc", count: 30)
    let secrets = try secrets(#"{"long": "\#(long)", "short": "abcabc"}"#, "long", "short")
    #expect(secrets.removed(from: "found the string \"\(long.prefix(40))...\"") == "found the string \"[redacted]...\"")
    #expect(secrets.removed(from: long) == "[redacted]")
  }

  @Test("in JSON: strings, numbers, names; what is not touched stays byte for byte")
  func json() throws {
    let secrets = try secrets(#"{"to": [{"phone": "010-1"}, {"phone": "010-2"}], "n": 1.10}"#, "to.phone", "n")
    let clean = secrets.removed(
      from: try JSONText(
        validating: #"{"sent": {"010-1": "ok", "010-2": true}, "n": 1.10, "m": [ 1.100, "to 010-2" ], "\u0061": [ ]}"#))
    #expect(
      clean.text
        == #"{"sent":{"[redacted]#1":"ok","[redacted]#2":true},"n":"[redacted]","m":[1.100,"to [redacted]"],"\u0061":[ ]}"#
    )
    let other = try JSONText(validating: #"{ "a" : [ 1.0 ] }"#)
    #expect(secrets.removed(from: other) == other)
  }

  @Test("objects and arrays under a path are secret as a whole")
  func subtree() throws {
    let secrets = try secrets(#"{"card": {"number": "4111-1111", "codes": ["abcd", 9876]}}"#, "card")
    #expect(secrets.removed(from: "4111-1111 abcd 9876") == "[redacted] [redacted] [redacted]")
  }

  static let policy = { () -> IntentPolicy in
    var policy = IntentPolicy.builtIn
    policy.redact = ["card", "retry"].compactMap(ParameterPath.init)
    return policy
  }()

  /// Every outcome, each with the secret in all that a handler may say.
  static let outcomes: [AttemptResult.Outcome] = {
    let error = IntentError(
      .handlerError, "4111-1111 refused", field: "card.4111-1111",
      details: JSONText(unchecked: Array(#"{"card":"4111-1111"}"#.utf8)))
    return [
      .completed(JSONText(unchecked: Array(#"["4111-1111"]"#.utf8))), .retry(error, after: nil), .failed(error),
      .cancelled(error), .held(error), .rateLimited(error, milliseconds: nil), .interrupted(error), .suspected(error),
    ]
  }()

  @Test(
    "in every record, whatever the outcome; what runs again keeps its parameters and nothing else", arguments: outcomes)
  func records(_ outcome: AttemptResult.Outcome) throws {
    let params = #"{"card":"4111-1111","retry":"retry"}"#
    let job = try Fixture.read(#"{"intent_key":"a.exec.b","intent_params":\#(params)}"#)
    var result = AttemptResult(outcome: outcome, startedAt: Fixture.now, worker: "worker-1")
    result.progress = JSONText(unchecked: Array(#"{"note":"at 4111-1111"}"#.utf8))
    var generator = SeededGenerator(seed: 1)
    let transition = decide(result, for: Fixture.claim(job), policy: Self.policy, now: Fixture.now, random: &generator)
    let record = try JSONText(validating: transition.record)
    let isTerminal = [.failed, .cancelled].contains(transition.destination) || record["status"]?.string == "completed"
    let text = String(decoding: transition.record, as: UTF8.self)
    #expect(text.contains("4111-1111") == !isTerminal)
    if isTerminal {
      #expect(record["intent_params"]?.text == #"{"card":"[redacted]","retry":"[redacted]"}"#)
    } else {
      #expect(record["intent_params"]?.text == params)
      #expect(text.split(separator: "4111-1111", omittingEmptySubsequences: false).count == 2)
    }
    // A secret that reads like a word of the runtime's leaves that alone.
    let word = try #require(record["attempts"]?.elements.map { $0 }.last?["outcome"]?.string)
    #expect(!word.contains("redacted"))
  }

  @Test("a file is shown without them, whatever its state")
  func shown() throws {
    let file = try JSONText(
      validating: #"{"intent_key": "a.exec.b", "intent_params": {"card": "4111-1111"}, "error_message": "4111-1111"}"#)
    #expect(
      JobRecord.shown(file) { _ in Self.policy.redact }.text
        == #"{"intent_key":"a.exec.b","intent_params":{"card":"[redacted]"},"error_message":"[redacted]"}"#)
    #expect(JobRecord.shown(file) { _ in [] } == file)
  }

  @Test("a path may name arrays of arrays")
  func nested() throws {
    let secrets = try secrets(#"{"a": [[{"b": "4111-1111"}]]}"#, "a[][].b")
    #expect(secrets.removed(from: "4111-1111") == "[redacted]")
  }
}
