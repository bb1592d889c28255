import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("What is wrong with a registry")
struct RegistryProblemTests {
  private func problems(_ text: String) -> [String] {
    do {
      _ = try Registry(Array(text.utf8))
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test(
    "in an entry",
    arguments: [
      (
        "{}", "",
        #"has no handler: name its library, as in "library": "AttendanceCheckIn", or give "exec": ["./program"]"#
      ),
      (#"{"library":"A","exec":["./a"]}"#, "", "has both library and exec: an intent has one handler, remove one"),
      ("7", "", "expected an object, found the number 7"),
      (#"{"library":"A","time_out":"1s"}"#, ".time_out", #"unknown field: did you mean "timeout"?"#),
      (#"{"library":"A","maxRetries":1}"#, ".maxRetries", #"unknown field: did you mean "max_retries"?"#),
      (
        #"{"library":"A","owner":"me"}"#, ".owner",
        "unknown field: known are library, exec, description, params, patterns, sha256, queue, timeout, max_retries, backoff, "
          + "concurrency, rate, approval, redact, enabled"
      ),
      (
        #"{"library":"../A"}"#, ".library",
        "expected a library's base name of letters, digits, _ and -, such as \"AttendanceCheckIn\" without a folder, "
          + "found the string \"../A\""
      ),
      (
        #"{"library":"libA.so"}"#, ".library",
        "expected a library's base name of letters, digits, _ and -, such as \"AttendanceCheckIn\" without prefix and "
          + "suffix, found the string \"libA.so\""
      ),
      (
        #"{"library":""}"#, ".library",
        #"expected a library's base name of letters, digits, _ and -, such as "AttendanceCheckIn", found an empty string"#
      ),
      (
        #"{"exec":[]}"#, ".exec",
        #"expected a program and its arguments, as in ["./notify.py", "--fast"], found an array"#
      ),
      (
        #"{"exec":"./a"}"#, ".exec",
        #"expected a program and its arguments, as in ["./notify.py", "--fast"], found the string "./a""#
      ),
      (#"{"exec":["./a",1]}"#, ".exec[1]", "expected a string without NUL, found the number 1"),
      (
        #"{"exec":["bin/","a.py"]}"#, ".exec[0]",
        #"expected a program, such as "./program" beside the registry or "python3" in PATH, found "bin/""#
      ),
      (
        #"{"library":"A","timeout":0}"#, ".timeout",
        #"expected a duration longer than 0 such as "30s", "5m" or "1h", or a number of seconds, found the number 0"#
      ),
      (
        #"{"library":"A","timeout":"soon"}"#, ".timeout",
        #"expected a duration longer than 0 such as "30s", "5m" or "1h", or a number of seconds, found the string "soon""#
      ),
      (
        #"{"library":"A","max_retries":-1}"#, ".max_retries",
        "expected an integer from 0 (one attempt, no retry) to 100, found the number -1"
      ),
      (
        #"{"library":"A","concurrency":0}"#, ".concurrency",
        "expected an integer of at least 1, or null for no bound, found the number 0"
      ),
      (
        #"{"library":"A","rate":"fast"}"#, ".rate",
        #"expected a rate such as "10/s", "600/m" or "100/15m", with at most 100000 starts, found the string "fast""#
      ),
      (
        #"{"library":"A","rate":7}"#, ".rate",
        #"expected a rate such as "10/s" or {"limit": 10, "per": "1s"}, found the number 7"#
      ),
      (#"{"library":"A","rate":{"limit":7}}"#, ".rate.per", #"is missing: a rate is {"limit": 10, "per": "1s"}"#),
      (
        #"{"library":"A","rate":{"limit":0,"per":"1s"}}"#, ".rate.limit",
        "expected an integer from 1 to 100000, found the number 0"
      ),
      (
        #"{"library":"A","approval":"yes"}"#, ".approval",
        #"expected true, false or an object such as {"expires_after": "3d"}, found the string "yes""#
      ),
      (
        #"{"library":"A","approval":{"required":1}}"#, ".approval.required",
        "expected true or false, found the number 1"
      ),
      (
        #"{"library":"A","approval":{"expires_after":"soon"}}"#, ".approval.expires_after",
        #"expected a duration longer than 0 such as "30s", "5m" or "1h", or a number of seconds, found the string "soon""#
      ),
      (
        #"{"library":"A","approval":{"expires":"3d"}}"#, ".approval.expires",
        "unknown field: known are required, expires_after"
      ),
      (#"{"library":"A","enabled":null}"#, ".enabled", "expected true or false, found null"),
      (
        #"{"library":"A","redact":"phone"}"#, ".redact",
        #"expected an array of parameter names such as ["phone", "guardian.phone"], found the string "phone""#
      ),
      (
        #"{"library":"A","redact":["a","b."]}"#, ".redact[1]",
        #"expected the name of a parameter such as "phone" or "guardian.phone", found the string "b.""#
      ),
      (
        #"{"library":"A","backoff":{"kind":"linear"}}"#, ".backoff.kind",
        #"expected "exponential" or "fixed", found the string "linear""#
      ),
      (
        #"{"library":"A","backoff":{"factor":0.5}}"#, ".backoff.factor",
        "expected a number from 1 to 1000, found the number 0.5"
      ),
      (
        #"{"library":"A","backoff":{"jitter":2}}"#, ".backoff.jitter",
        "expected a number from 0 to 1, found the number 2"
      ),
      (
        #"{"library":"A","backoff":{"base":"1h"}}"#, ".backoff",
        "its max (10m) is shorter than its base (1h): raise max"
      ),
      (
        #"{"library":"A","sha256":"abc"}"#, ".sha256",
        #"expected 64 hexadecimal digits, as sha256sum prints them, found the string "abc""#
      ),
      (
        #"{"exec":["./a"],"sha256":"\#(String(repeating: "0", count: 64))"}"#, ".sha256",
        "covers a library, and this intent has none: remove it"
      ),
      (#"{"library":"A","description":1}"#, ".description", "expected a string, found the number 1"),
    ])
  func entries(entry: String, path: String, message: String) {
    let text = "{\"version\":1,\"intents\":{\n\"a.exec.b\":\(entry)}}"
    #expect(problems(text) == ["line 2: intents[\"a.exec.b\"]\(path): \(message)"])
  }

  @Test(
    "at the top",
    arguments: [
      ("[]", ["line 1: expected a registry, which is an object with version and intents, found an array"]),
      (#"{"intents":{}}"#, [#"line 1: version: is missing: write "version": 1"#]),
      (
        #"{"version":2,"intents":{}}"#,
        ["line 1: version: expected 1, the version that this runtime reads, found the number 2"]
      ),
      (#"{"version":1}"#, [#"line 1: intents: is missing: write "intents": {} for a registry without any"#]),
      (
        #"{"version":1,"intents":[]}"#,
        ["line 1: intents: expected an object of intent keys and their entries, found an array"]
      ),
      (#"{"version":1,"intents":{},"intent":{}}"#, [#"line 1: intent: unknown field: did you mean "intents"?"#]),
      (
        #"{"version":1,"intents":{},"queues":[]}"#,
        ["line 1: queues: expected an object of queue names and their bounds, found an array"]
      ),
      (
        #"{"version":1,"intents":{},"queues":{"a":{"concurency":1}}}"#,
        [#"line 1: queues["a"].concurency: unknown field: did you mean "concurrency"?"#]
      ),
      (
        #"{"version":1,"intents":{},"services":{"store":1}}"#,
        ["line 1: services.store: expected an object, found the number 1"]
      ),
      (
        #"{"version":1,"intents":{},"defaults":{"library":"A"}}"#,
        [
          "line 1: defaults.library: unknown field: known are queue, timeout, max_retries, backoff, concurrency, rate, "
            + "approval, redact, enabled"
        ]
      ),
      ("", ["line 1: not valid JSON: column 1: there is no value: the text is empty"]),
    ])
  func top(text: String, expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test("all of them are told at once, each with its line")
  func all() {
    let text = """
      {
        "version": 1,
        "defaults": {"timout": "1s"},
        "intents": {
          "a.exec.b": {"library": "A", "rate": "x"},
          "Bad.exec.b": {"library": "A"},
          "c.exec.d": {
            "libary": "A",
            "approval": 1
          }
        },
        "queues": {"Big Queue": {}}
      }
      """
    let error = #expect(throws: RegistryError.self) { try Registry(Array(text.utf8)) }
    #expect(error?.problems.map(\.line) == [3, 5, 6, 7, 8, 9, 12])
    #expect(
      error?.problems.map(\.path) == [
        "defaults.timout", #"intents["a.exec.b"].rate"#, #"intents["Bad.exec.b"]"#, #"intents["c.exec.d"]"#,
        #"intents["c.exec.d"].libary"#, #"intents["c.exec.d"].approval"#, #"queues["Big Queue"]"#,
      ])
    #expect(error?.description.split(separator: "\n").count == 7)
  }

  @Test("two entries of one key name the key")
  func duplicate() {
    let text = "{\"version\":1,\"intents\":{\"a.exec.b\":{\"library\":\"A\"},\n\"a.exec.b\":{\"library\":\"B\"}}}"
    #expect(
      problems(text) == [
        "line 2: intents[\"a.exec.b\"]: not valid JSON: a second member of this name in one object: keep one of them"
      ])
  }

  @Test("broken JSON says where")
  func broken() {
    #expect(
      problems("{\"version\":1,\n\"intents\":{\"a.exec.b\":{\"library\":\"A\",}}}") == [
        "line 2: intents[\"a.exec.b\"].library: not valid JSON: column 38: a comma before \"}\""
      ])
  }
}
