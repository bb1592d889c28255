import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("What is no job")
struct JobReaderErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var drop: String
    var code: JobError.Code
    var field: String
    var message: String
    var testDescription: String { drop }

    init(_ drop: String, _ code: JobError.Code, _ field: String, _ message: String) {
      self.drop = drop
      self.code = code
      self.field = field
      self.message = message
    }
  }

  static let idRule =
    "1 to 128 of the characters A-Z a-z 0-9 . _ - with a letter or digit first, because it becomes a file's name"
  static let timeRule = #"an RFC 3339 time such as "2026-11-21T09:00:00.000Z""#

  @Test(
    "the message names the field, what was expected and what was found",
    arguments: [
      Case(
        "[1]", .notAnObject, "",
        "expected a job, which is an object with intent_key and intent_params, found an array"),
      Case(
        "12", .notAnObject, "",
        "expected a job, which is an object with intent_key and intent_params, found the number 12"),
      Case(
        #"{"intent_params":{}}"#, .missingField, "intent_key",
        #"intent_key is missing: name the intent to execute, as in "attendance.exec.check_in""#),
      Case(
        #"{"intentKey":"a.exec.b","intent_params":{}}"#, .missingField, "intent_key",
        #"intent_key is missing ("intentKey" is there: is it meant?): name the intent to execute, as in "attendance.exec.check_in""#
      ),
      Case(
        #"{"intent_key":7,"intent_params":{}}"#, .invalidField, "intent_key",
        #"intent_key: expected a string such as "attendance.exec.check_in", found the number 7"#),
      Case(
        #"{"intent_key":null,"intent_params":{}}"#, .invalidField, "intent_key",
        #"intent_key: expected a string such as "attendance.exec.check_in", found null"#),
      Case(
        #"{"intent_key":"a.exec.b"}"#, .missingField, "intent_params",
        "intent_params is missing: give an object, {} for an intent without parameters"),
      Case(
        #"{"intent_key":"a.exec.b","params":1,"intent_prams":{}}"#, .missingField, "intent_params",
        #"intent_params is missing ("intent_prams" is there: is it meant?): give an object, {} for an intent without parameters"#
      ),
      Case(
        #"{"intent_key":"a.exec.b","intent_params":null}"#, .invalidField, "intent_params",
        "intent_params: expected an object, {} for an intent without parameters, found null"),
      Case(
        #"{"intent_key":"a.exec.b","intent_params":"{}"}"#, .invalidField, "intent_params",
        #"intent_params: expected an object, {} for an intent without parameters, found the string "{}""#),
      Case(
        Fixture.drop(#""id":"../../etc/passwd""#), .invalidField, "id",
        #"id: expected \#(idRule), found the string "../../etc/passwd""#),
      Case(Fixture.drop(#""id":"""#), .invalidField, "id", "id: expected \(idRule), found an empty string"),
      Case(Fixture.drop(#""id":17"#), .invalidField, "id", "id: expected \(idRule), found the number 17"),
      Case(
        Fixture.drop(#""priority":10"#), .invalidField, "priority",
        "priority: expected an integer from 0 to 9, 9 for the most urgent, found the number 10"),
      Case(
        Fixture.drop(#""priority":5.0"#), .invalidField, "priority",
        "priority: expected an integer from 0 to 9, 9 for the most urgent, found the number 5.0"),
      Case(
        Fixture.drop(#""priority":"9""#), .invalidField, "priority",
        #"priority: expected an integer from 0 to 9, 9 for the most urgent, found the string "9""#),
      Case(
        Fixture.drop(#""max_retries":-1"#), .invalidField, "max_retries",
        "max_retries: expected an integer from 0 (one attempt, no retry) to 100, found the number -1"),
      Case(
        Fixture.drop(#""max_retries":101"#), .invalidField, "max_retries",
        "max_retries: expected an integer from 0 (one attempt, no retry) to 100, found the number 101"),
      Case(
        Fixture.drop(#""run_at":"tomorrow""#), .invalidField, "run_at",
        #"run_at: expected \#(timeRule), found the string "tomorrow""#),
      Case(
        Fixture.drop(#""expires_at":1795219200"#), .invalidField, "expires_at",
        "expires_at: expected \(timeRule), found the number 1795219200"),
      Case(
        Fixture.drop(#""created_at":"2026-11-21""#), .invalidField, "created_at",
        #"created_at: expected \#(timeRule), found the string "2026-11-21""#),
      Case(
        Fixture.drop(#""unique_key":"""#), .invalidField, "unique_key",
        "unique_key: expected a string of 1 to 256 bytes, found an empty string"),
      Case(
        Fixture.drop(#""tenant_id":{}"#), .invalidField, "tenant_id",
        "tenant_id: expected a string, found an object"),
    ])
  func messages(_ expected: Case) {
    let error = #expect(throws: JobError.self) { try Fixture.read(expected.drop) }
    #expect(error?.code == expected.code)
    #expect(error?.field == expected.field)
    #expect(error?.message == expected.message)
    #expect(error?.isIncomplete == false)
  }

  @Test("what the model refuses is told in its words, after the field")
  func modelWords() {
    let key = #expect(throws: JobError.self) { try Fixture.read(#"{"intent_key":"a.do.b","intent_params":{}}"#) }
    #expect(key?.field == "intent_key")
    #expect(key?.message.hasPrefix(#"intent_key: "a.do.b" is no intent key: its kind is "do""#) == true)
    let tenant = #expect(throws: JobError.self) { try Fixture.read(Fixture.drop(#""tenant_id":"a/b""#)) }
    #expect(tenant?.message.hasPrefix(#"tenant_id: "a/b" is no tenant id"#) == true)
  }

  @Test("a unique key may have 256 bytes, and no more")
  func uniqueKeyLength() throws {
    let longest = String(repeating: "k", count: 256)
    #expect(try Fixture.read(Fixture.drop(#""unique_key":"\#(longest)""#)).uniqueKey == longest)
    let error = #expect(throws: JobError.self) { try Fixture.read(Fixture.drop(#""unique_key":"\#(longest)k""#)) }
    #expect(
      error?.message == #"unique_key: expected a string of 1 to 256 bytes, found the string "\#(longest.prefix(59))..."#
    )
  }

  @Test("the file's name leads the message")
  func fileName() {
    let error = #expect(throws: JobError.self) { try Fixture.read("[]", fileName: "late.json") }
    #expect(error?.message.hasPrefix("late.json: expected a job") == true)
    #expect(error?.description == error?.message)
  }

  @Test("every beginning of a job is incomplete, and nothing else is")
  func incomplete() throws {
    let drop = Fixture.drop(#""priority":3,"x":["é",true,{"a":null}]"#)
    let bytes = Array(drop.utf8)
    for length in 0..<bytes.count {
      let error = #expect(throws: JobError.self) {
        try JobReader.read(drop: bytes.prefix(length), fileName: nil, uid: Fixture.uid, now: Fixture.now)
      }
      #expect(error?.isIncomplete == true, "cut after \(length) bytes: \(error?.message ?? "")")
      #expect(error?.code == .notJSON)
    }
    for drop in ["{,}", #"{"a":1}}"#, "nul1", #"{"a":1,"a":2}"#] {
      let error = #expect(throws: JobError.self) { try Fixture.read(drop) }
      #expect(error?.isIncomplete == false, "\(drop)")
    }
  }

  @Test("broken JSON says where")
  func position() {
    let error = #expect(throws: JobError.self) { try Fixture.read("{\n  \"intent_key\": oops}", fileName: "a.json") }
    #expect(error?.field == "intent_key")
    #expect(error?.message.hasPrefix("a.json: not valid JSON: line 2, column 17: intent_key: expected a value") == true)
  }

  @Test("limits are kept to")
  func limits() {
    let error = #expect(throws: JobError.self) {
      try JobReader.read(
        drop: Array(Fixture.least.utf8), fileName: nil, uid: Fixture.uid, now: Fixture.now,
        limits: JSONLimits(maxBytes: 10))
    }
    #expect(error?.code == .notJSON)
    #expect(error?.isIncomplete == false)
  }
}
