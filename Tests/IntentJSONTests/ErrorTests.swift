import IntentJSON
import Testing

@Suite("An error says where, what was found, and what to do")
struct ErrorTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var description: String
    var testDescription: String { description }
  }

  static let rows: [Row] = [
    Row(text: "", description: "line 1, column 1: there is no value: the text is empty"),
    Row(text: "{\n  \"a\": 1,\n}", description: #"line 3, column 1: a: a comma before "}""#),
    Row(text: "[1,\n 2,]", description: #"line 2, column 4: [2]: a comma before "]""#),
    Row(
      text: #"{"é": tru}"#,
      description: #"line 1, column 7: é: expected a value, found "t": the words are true, "#
        + "false and null, in lower case"),
    Row(
      text: #"{"a": {"b": [1, {"c": 01}]}}"#,
      description: "line 1, column 23: a.b[1].c: a number does not start with 0 before other digits"),
    Row(
      text: #"{"a": {"b": 1, "b": 2}}"#,
      description: "line 1, column 16: a.b: a second member of this name in one object"),
    Row(
      text: #"{"a": 1, "b": {}, "a": 2}"#,
      description: "line 1, column 19: a: a second member of this name in one object"),
    Row(
      text: #"{"handlers": {"attendance.exec.check_in": ['x']}}"#,
      description: #"line 1, column 44: handlers["attendance.exec.check_in"][0]: expected a value, found "'": "#
        + "strings take double quotes"),
    Row(text: #"{"a": [1"#, description: #"line 1, column 9: a[0]: the text ends before its last "}""#),
    Row(text: #"{"a" 1}"#, description: #"line 1, column 6: a: expected ":" after the member's name, found "1""#),
    Row(
      text: #"{"a": 1 "b": 2}"#,
      description: #"line 1, column 9: a: expected a comma or "}" after the value, found a quote"#),
    Row(text: "{} {}", description: #"line 1, column 4: "{" after the end of the value"#),
    Row(
      text: "\"a\nb\"",
      description: "line 1, column 3: the control character U+000A in a string: write it as an "
        + #"escape such as \n or \u0000"#),
    Row(text: "[\u{0}]", description: "line 1, column 2: [0]: expected a value, found a NUL byte"),
    Row(
      text: #""\ud83d!""#,
      description: #"line 1, column 2: \ud83d is the first half of a surrogate pair without its second"#),
    Row(
      text: "\u{FEFF}{}",
      description: "line 1, column 1: the text starts with a byte order mark: save it as UTF-8 without one"),
    Row(
      text: "[1, // one\n2]",
      description: #"line 1, column 5: [1]: expected a value, found "/": JSON has no comments"#),
  ]

  @Test(arguments: rows)
  func wording(_ row: Row) {
    #expect(refusal(row.text)?.description == row.description)
  }

  @Test("offsets count bytes, columns count characters")
  func positions() throws {
    let error = try #require(refusal("[\"지각\",\n\"é\" x]"))
    #expect(error.offset == 16)
    #expect((error.line, error.column) == (2, 5))
    #expect(error.path == "[1]")
  }
}
