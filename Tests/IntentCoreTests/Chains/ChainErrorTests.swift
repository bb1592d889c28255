import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("A chain is checked when its job is accepted")
struct ChainErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var members: String
    var field: String
    var message: String
    var testDescription: String { members }

    init(_ members: String, _ field: String, _ message: String) {
      self.members = members
      self.field = field
      self.message = message
    }
  }

  static let roots = "a path starts with one of result, intent_params, error_message, error_kind, status, id, uid"

  @Test(
    "the message leads to the member at fault",
    arguments: [
      Case(
        #""on_success":7"#, "on_success",
        "on_success: expected a job, which is an object with intent_key and intent_params, found the number 7"),
      Case(
        #""on_failure":[{"intent_key":"a.exec.b","intent_params":{}},"x"]"#, "on_failure[1]",
        #"on_failure[1]: expected a job, which is an object with intent_key and intent_params, found the string "x""#),
      Case(
        #""on_success":[{"intent_key":"a.exec.b","intent_params":{}},{"intent_params":{}}]"#,
        "on_success[1].intent_key",
        #"on_success[1].intent_key is missing: name the intent to execute, as in "attendance.exec.check_in""#),
      Case(
        #""on_complete":{"intent_key":"a.exec.b"}"#, "on_complete.intent_params",
        "on_complete.intent_params is missing: give an object, {} for an intent without parameters"),
      Case(
        #""on_complete":{"intent_key":"a.exec.b","intent_params":{},"priority":12}"#, "on_complete.priority",
        "on_complete.priority: expected an integer from 0 to 9, 9 for the most urgent, found the number 12"),
      Case(
        #""on_success":{"intent_key":"a.exec.b","intent_params":{},"on_failure":[{"intent_key":"A","intent_params":{}}]}"#,
        "on_success.on_failure[0].intent_key", "on_success.on_failure[0].intent_key: "),
      Case(
        #""tenant_id":"a","on_success":{"intent_key":"a.exec.b","intent_params":{},"tenant_id":"b"}"#,
        "on_success.tenant_id", "on_success.tenant_id: a job of the tenant a cannot submit one for b"),
      Case(
        #""tenant_id":"a","on_success":{"intent_key":"a.exec.b","intent_params":{},"on_success":"#
          + #"{"intent_key":"a.exec.b","intent_params":{},"tenant_id":"b"}}"#,
        "on_success.on_success.tenant_id", "on_success.on_success.tenant_id: a job of the tenant a cannot"),
      Case(
        #""on_success":{"intent_key":"a.exec.b","params_from":["result"]}"#, "on_success.params_from",
        #"on_success.params_from: expected an object such as {"file": "result.path"}, found an array"#),
      Case(
        #""on_success":{"intent_key":"a.exec.b","params_from":{"x":7}}"#, "on_success.params_from.x",
        #"on_success.params_from.x: expected a path such as "result.path", found the number 7"#),
      Case(
        #""on_success":{"intent_key":"a.exec.b","params_from":{"x":"reslt.path"}}"#, "on_success.params_from.x",
        #"on_success.params_from.x: a record has no "reslt" to pass on: did you mean "result"?"#),
      Case(
        #""on_success":{"intent_key":"a.exec.b","params_from":{"x":"history"}}"#, "on_success.params_from.x",
        #"on_success.params_from.x: a record has no "history" to pass on: \#(roots)"#),
      Case(
        #""on_success":{"intent_key":"a.exec.b","params_from":{"x":"error_kind.y"}}"#, "on_success.params_from.x",
        #"on_success.params_from.x: "error_kind.y" leads into error_kind, which has no parts: write "error_kind""#),
      Case(
        #""on_success":{"intent_key":"a.exec.b","params_from":{"x":"result..y"}}"#, "on_success.params_from.x",
        #"on_success.params_from.x: expected a path such as "result.files[0].path", found "result..y""#),
      Case(
        #""on_success":{"intent_key":"a.exec.b","params_from":{"x":"result[-1]"}}"#, "on_success.params_from.x",
        #"on_success.params_from.x: expected a path such as "result.files[0].path", found "result[-1]""#),
      Case(
        #""on_success":{"intent_key":"a.exec.b","intent_params":{"x":1},"params_from":{"x":"result"}}"#,
        "on_success.params_from.x",
        "on_success.params_from.x: is in intent_params too: a parameter comes from one place, remove one"),
      Case(
        #""requested_by":"""#, "requested_by",
        "requested_by: expected who asks for the job, in a string of 1 to 256 bytes, found an empty string"),
      Case(
        #""reason":["x"]"#, "reason",
        "reason: expected what the job is asked for, in a string of 1 to 4096 bytes, found an array"),
    ])
  func messages(_ given: Case) throws {
    let error = try #require(throws: JobError.self) { try Fixture.read(Fixture.drop(given.members)) }
    #expect(error.field == given.field)
    #expect(error.message.hasPrefix(given.message), "\(error.message)")
  }

  @Test("a member has so many jobs at most")
  func count() throws {
    let job = #"{"intent_key":"a.exec.b","intent_params":{}}"#
    let chain = { (count: Int) in
      #""on_success":["# + Array(repeating: job, count: count).joined(separator: ",") + "]"
    }
    #expect(try Fixture.read(Fixture.drop(chain(100))).chain.isEmpty == false)
    let error = try #require(throws: JobError.self) { try Fixture.read(Fixture.drop(chain(101))) }
    #expect(
      error.message == "on_success: expected at most 100 jobs, found 101: chain a job that submits the rest")
  }

  @Test("null and an empty array are no chain; chains in each other are checked to the end, and are bounded")
  func edges() throws {
    #expect(try Fixture.read(Fixture.drop(#""on_success":null"#)).chain.isEmpty)
    #expect(try ChainFixture.end(.completed(.null), #""on_success":[]"#).followUps.isEmpty)
    var deep = #"{"intent_key":"a.exec.b","intent_params":{},"priority":99}"#
    for _ in 0..<31 { deep = #"{"intent_key":"a.exec.b","intent_params":{},"on_success":\#(deep)}"# }
    let error = try #require(throws: JobError.self) { try Fixture.read(Fixture.drop(#""on_success":\#(deep)"#)) }
    #expect(error.field.hasSuffix("on_success.priority"))
    deep = #"{"intent_key":"a.exec.b","intent_params":{},"on_success":\#(deep)}"#
    let tooDeep = try #require(throws: JobError.self) { try Fixture.read(Fixture.drop(#""on_success":\#(deep)"#)) }
    #expect(tooDeep.message.contains("on_success: expected at most 32 chains in each other"), "\(tooDeep)")
  }
}
