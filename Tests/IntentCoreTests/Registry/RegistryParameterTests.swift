import IntentCore
import IntentJSON
import IntentModel
import Testing

/// What a program's entry says of its parameters.
@Suite struct RegistryParameterTests {
  private func registry(_ params: String, handler: String = #""exec": ["./x"]"#) throws -> Registry {
    try Registry(Array(#"{"version": 1, "intents": {"a.exec.x": {\#(handler), "params": \#(params)}}}"#.utf8))
  }

  @Test func theyAreReadInOrder() throws {
    let entry = try registry(
      """
      {"name": {"type": "text", "required": true, "example": "Ada", "description": "Whom"},
       "kind": {"type": "text", "words": ["a", "b"], "example": "b"}, "at": {"type": "time"}}
      """)["a.exec.x"]
    #expect(
      entry?.parameters == [
        ParameterDescription(
          name: "name", kind: .text, isRequired: true, example: try JSONText(validating: #""Ada""#), summary: "Whom"),
        ParameterDescription(
          name: "kind", kind: .text, words: ["a", "b"], example: try JSONText(validating: #""b""#)),
        ParameterDescription(name: "at", kind: .time),
      ])
  }

  @Test func nobodyNeedSayThem() throws {
    let registry = try Registry(Array(#"{"version": 1, "intents": {"a.exec.x": {"exec": ["./x"]}}}"#.utf8))
    #expect(registry["a.exec.x"]?.parameters == nil)
    #expect(try self.registry("{}")["a.exec.x"]?.parameters == [])
  }

  @Test(arguments: ParameterDescription.Kind.allCases)
  func anExampleOfEachTypeFits(_ kind: ParameterDescription.Kind) throws {
    let examples: [ParameterDescription.Kind: String] = [
      .text: #""x""#, .integer: "1", .number: "1.5", .boolean: "false", .time: #""2026-11-21T09:00:00Z""#,
      .object: "{}",
      .array: "[]", .any: "null",
    ]
    for (other, example) in examples {
      let params = #"{"p": {"type": "\#(kind.rawValue)", "example": \#(example)}}"#
      let fits =
        kind == other || kind == .any || (kind == .text && other == .time) || (kind == .number && other == .integer)
      #expect((try? registry(params)) != nil || !fits, "\(params)")
      #expect((try? registry(params)) == nil || fits, "\(params)")
    }
  }

  @Test(arguments: [
    ("[]", "params", "expected an object of parameters"),
    (#"{"p": 1}"#, "params.p", "expected an object"),
    (#"{"p": {}}"#, "params.p.type", "is missing: give one of text, integer"),
    (#"{"p": {"type": "string"}}"#, "params.p.type", "expected one of text, integer"),
    (#"{"p": {"type": "text", "requird": true}}"#, "params.p.requird", #"did you mean "required"?"#),
    (#"{"p": {"type": "text", "required": "yes"}}"#, "params.p.required", "expected true or false"),
    (#"{"p": {"type": "text", "words": []}}"#, "params.p.words", "expected the texts that are taken"),
    (#"{"p": {"type": "text", "words": ["a", 1]}}"#, "params.p.words", "expected the texts that are taken"),
    (#"{"p": {"type": "integer", "words": ["a"]}}"#, "params.p.words", "is for a parameter of the type text"),
    (#"{"p": {"type": "text", "words": ["a"], "example": "b"}}"#, "params.p.example", "and one of a"),
    (#"{"p": {"type": "integer", "example": "1"}}"#, "params.p.example", "expected a value of the type integer"),
    (#"{"p": {"type": "text", "description": 1}}"#, "params.p.description", "expected a string"),
  ])
  func whatIsWrongIsNamed(_ params: String, _ path: String, _ message: String) throws {
    let error = #expect(throws: RegistryError.self) { try registry(params) }
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.path == "intents[\"a.exec.x\"].\(path)")
    #expect(error?.problems.first?.message.contains(message) == true, "\(String(describing: error))")
  }

  @Test func aLibrarySaysThemItself() throws {
    let error = #expect(throws: RegistryError.self) { try registry("{}", handler: #""library": "X""#) }
    #expect(error?.problems.first?.message.contains("a library says itself what it takes") == true)
  }
}
