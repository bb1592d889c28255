import FoundationEssentials
import IntentJSON
import Testing

@Suite("Errors of decoding and encoding name the field on the wire")
struct CodingErrorTests {
  struct Params: Codable {
    var students: [Sample.Student]
    var notifyTime: Date?
    var channel: Sample.Channel?
    var byKey: [String: Sample.Student]?
    var target: Sample.Target?
    var amount: Double?
    var flag: Bool?
    var checked: Checked?
  }

  /// A type with an error of its own.
  struct Checked: Codable {
    struct Failure: Error, CustomStringConvertible { var description: String { "wants an even number" } }
    var value: Int
    init(from decoder: any Decoder) throws {
      value = try decoder.singleValueContainer().decode(Int.self)
      if value % 2 != 0 { throw Failure() }
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var code: JSONError.Code
    var description: String
    var testDescription: String { description }
  }

  static let student = #"{"student_id":"s","age":1}"#
  static let rows: [Row] = [
    row("{}", .missingMember, "students is missing"),
    row(#"{"students":{}}"#, .typeMismatch, "students: expected an array, found an object"),
    row(#"{"students":[1]}"#, .typeMismatch, "students[0]: expected an object, found the number 1"),
    row(
      #"{"students":[\#(student),\#(student),{"student_id":12,"age":1}]}"#, .typeMismatch,
      "students[2].student_id: expected a string, found the number 12"),
    row(#"{"students":[{"age":1}]}"#, .missingMember, "students[0].student_id is missing"),
    row(
      #"{"students":[{"student_id":null,"age":1}]}"#, .typeMismatch,
      "students[0].student_id: expected a string, found null"),
    row(
      #"{"students":[{"student_id":"s","age":256}]}"#, .invalidValue,
      "students[0].age: expected an integer from 0 to 255, found the number 256"),
    row(
      #"{"students":[{"student_id":"s","age":-1}]}"#, .invalidValue,
      "students[0].age: expected an integer from 0 to 255, found the number -1"),
    row(
      #"{"students":[{"student_id":"s","age":1.0}]}"#, .typeMismatch,
      "students[0].age: expected an integer, found the number 1.0"),
    row(
      #"{"students":[{"student_id":"s","age":"1"}]}"#, .typeMismatch,
      #"students[0].age: expected an integer, found the string "1""#),
    row(
      #"{"students":[],"channel":"fax"}"#, .invalidValue,
      #"channel: expected one of "sms", "e_mail", found the string "fax""#),
    row(#"{"students":[],"channel":7}"#, .typeMismatch, "channel: expected a string, found the number 7"),
    row(
      #"{"students":[],"notify_time":"soon"}"#, .invalidValue,
      #"notify_time: expected an RFC 3339 time such as 2026-11-21T00:23:13Z, found the string "soon", which "#
        + "does not give the year in 4 digits"),
    row(
      #"{"students":[],"notify_time":1795219200}"#, .typeMismatch,
      "notify_time: expected a string, found the number 1795219200"),
    row(
      #"{"students":[],"by_key":{"a.exec.b":{"age":1}}}"#, .missingMember, #"by_key["a.exec.b"].student_id is missing"#),
    row(
      #"{"students":[],"by_key":{"keepCase":[]}}"#, .typeMismatch, "by_key.keepCase: expected an object, found an array"
    ),
    row(
      #"{"students":[],"target":{"one_student":{"student_id":true}}}"#, .typeMismatch,
      "target.one_student.student_id: expected a string, found true"),
    row(
      #"{"students":[],"amount":1e999}"#, .invalidValue,
      "amount: expected a number that fits Double, found the number 1e999"),
    row(#"{"students":[],"amount":"1"}"#, .typeMismatch, #"amount: expected a number, found the string "1""#),
    row(#"{"students":[],"flag":0}"#, .typeMismatch, "flag: expected true or false, found the number 0"),
    row(#"{"students":[],"checked":3}"#, .invalidValue, "checked: wants an even number"),
    row(
      #"{"students":[{"student_id":["\#(String(repeating: "x", count: 50))"],"age":1}]}"#, .typeMismatch,
      "students[0].student_id: expected a string, found an array"),
  ]

  private static func row(_ text: String, _ code: JSONError.Code, _ description: String) -> Row {
    Row(text: text, code: code, description: description)
  }

  @Test("below the path of the parameters", arguments: rows)
  func prefixed(_ row: Row) throws {
    let error = try #require(decodingError(Params.self, row.text, path: "intent_params"))
    #expect(error.description == "intent_params." + row.description)
    #expect(error.code == row.code)
    #expect(error.line == 0)
  }

  @Test("of a whole text, with the line of the value", arguments: rows)
  func positioned(_ row: Row) throws {
    let error = try #require(decodingError(Params.self, "\n" + row.text))
    #expect(error.description.hasSuffix(": " + row.description))
    #expect(error.line == 1)
    #expect(error.column == error.offset + 1)
  }

  @Test("a member's line and column are those of its value")
  func position() throws {
    let error = try #require(decodingError(Params.self, "{\n  \"students\": [],\n  \"flag\": 0\n}"))
    #expect((error.line, error.column) == (3, 11))
    #expect(error.path == "flag")
  }

  @Test("an enum without its one member says so")
  func enumCases() throws {
    let none = try #require(decodingError(Sample.Target.self, "{}", path: "target"))
    #expect(none.path == "target" && none.code == .typeMismatch)
    let unknown = try #require(decodingError(Sample.Target.self, #"{"nobody":{}}"#, path: "target"))
    #expect(unknown.path == "target" && unknown.code == .typeMismatch)
  }

  @Test("an array that ends too soon")
  func shortArray() throws {
    struct Pair: Decodable {
      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        _ = try container.decode(Int.self)
        _ = try container.decode(Int.self)
      }
    }
    let error = try #require(decodingError(Pair.self, "[1]", path: "pair"))
    #expect(error.description == "pair[1] is missing: the array has 1 elements")
  }

  private func encodingError(_ value: some Encodable) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONCoding.encode(value)
      return nil
    } catch {
      return error
    }
  }

  @Test("numbers that JSON does not have, with their path")
  func notFinite() {
    #expect(encodingError(["a": [1, Double.nan]])?.description == "a[1]: nan cannot be written as JSON")
    #expect(encodingError(Float.infinity)?.description == "inf cannot be written as JSON")
    #expect(encodingError(["x": ["y": -Double.infinity]])?.path == "x.y")
    #expect(encodingError([Date(timeIntervalSince1970: 1e15)])?.path == "[0]")
  }

  @Test("two properties that come to the same name on the wire")
  func sameName() {
    struct Twice: Encodable {
      var studentID = 1
      var studentId = 2
    }
    let error = encodingError([Twice()])
    #expect(error?.code == .duplicateMember)
    #expect(error?.path == "[0].student_id")
  }
}
