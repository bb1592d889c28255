import IntentJSON
import Testing

@Suite("A text answers for what it holds")
struct JSONTextTests {
  @Test(
    "kinds",
    arguments: zip(
      ["{}", "[]", "\"\"", "-1", "true", "null"], [JSONKind.object, .array, .string, .number, .bool, .null]))
  func kinds(_ text: String, _ kind: JSONKind) throws {
    #expect(try JSONText(validating: text).kind == kind)
  }

  @Test(
    "integers are plain digits that fit",
    arguments: [
      ("0", 0), ("-0", 0), ("42", 42), ("-7", -7), ("9223372036854775807", Int64.max), ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.0", nil), ("1e2", nil), ("\"1\"", nil),
      ("true", nil), ("18446744073709551616", nil),
    ] as [(String, Int64?)])
  func integers(_ text: String, _ value: Int64?) throws {
    #expect(try JSONText(validating: text).integer == value)
  }

  @Test(
    "doubles are the nearest",
    arguments: [
      ("0", 0), ("-0", -0.0), ("1.10", 1.1), ("1e2", 100), ("5e-324", .leastNonzeroMagnitude), ("1e-999", 0),
      ("1e999", nil),
      ("null", nil),
      ("0.1e1", 1), ("123456789012345678901234567890", 1.2345678901234568e29),
    ] as [(String, Double?)])
  func doubles(_ text: String, _ value: Double?) throws {
    #expect(try JSONText(validating: text).double?.bitPattern == value?.bitPattern)
  }

  @Test("other widths of integer have their own range")
  func widths() throws {
    #expect(try JSONText(validating: "255").integer(as: UInt8.self) == 255)
    #expect(try JSONText(validating: "256").integer(as: UInt8.self) == nil)
    #expect(try JSONText(validating: "-1").integer(as: UInt8.self) == nil)
    #expect(try JSONText(validating: "-128").integer(as: Int8.self) == -128)
    #expect(try JSONText(validating: "18446744073709551615").integer(as: UInt64.self) == .max)
  }

  @Test(
    "strings are decoded",
    arguments: [
      (#""""#, ""), (#""plain""#, "plain"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\0"),
      (#""\u00e9\uD83D\uDE00x""#, "é😀x"), (#""지각""#, "지각"), (#""\\u0041""#, #"\u0041"#),
      (#""\udbff\udfff""#, "\u{10FFFF}"),
    ])
  func strings(_ text: String, _ value: String) throws {
    let string = try #require(try JSONText(validating: text).string)
    #expect(Array(string.utf8) == Array(value.utf8))
  }

  @Test("members keep their order, names and digits")
  func members() throws {
    let json = try JSONText(validating: #" { "z" : 1.10 , "a\u0062" : [ 1 , 2 ] , "" : {} } "#)
    #expect(json.members.map(\.name) == ["z", "ab", ""])
    #expect(json.members.map { String(decoding: $0.rawName, as: UTF8.self) } == [#""z""#, #""a\u0062""#, #""""#])
    #expect(json.members.map(\.value.text) == ["1.10", "[ 1 , 2 ]", "{}"])
    #expect(json["ab"]?.elements.map(\.text) == ["1", "2"])
    #expect(json["z"]?.text == "1.10")
    #expect(json["y"] == nil)
  }

  @Test("brackets and quotes in strings end nothing")
  func nesting() throws {
    let json = try JSONText(validating: #"{"a":["}","\"]",{"b":"\\"}],"c":"{"}"#)
    #expect(json.members.map(\.value.text) == [#"["}","\"]",{"b":"\\"}]"#, #""{""#])
    #expect(json["a"]?.elements.map(\.text) == [#""}""#, #""\"]""#, #"{"b":"\\"}"#])
  }

  @Test("names are compared byte by byte, not as Swift compares strings")
  func names() throws {
    let json = try JSONText(validating: "{\"e\u{301}\":1,\"é\":2}")
    #expect(json["é"]?.text == "2")
    #expect(json["e\u{301}"]?.text == "1")
  }

  @Test("asked for what it is not, it has nothing")
  func mismatches() throws {
    let number = try JSONText(validating: "1")
    #expect(number.string == nil && number.bool == nil && !number.isNull && number["a"] == nil)
    #expect(Array(number.members).isEmpty && Array(number.elements).isEmpty)
    #expect(Array(try JSONText(validating: "[1]").members).isEmpty)
    #expect(Array(try JSONText(validating: "{\"a\":1}").elements).isEmpty)
    #expect(Array(try JSONText(validating: "[ ]").elements).isEmpty)
    #expect(Array(try JSONText(validating: "{ }").members).isEmpty)
  }

  @Test(
    "wrong bytes taken unchecked are never read past their end",
    arguments: ["", "x", "{", "[", "[1,", "{\"a", "{\"a\"", "{\"a\":", "\"", "\"\\", "{\"\\", "}}", "\"\\u12"])
  func unchecked(_ text: String) {
    let json = JSONText(unchecked: Array(text.utf8))
    #expect(Array(json.members).count <= 1)
    #expect(Array(json.elements).count <= 1)
    #expect((json.string ?? "").utf8.count <= 3)
    #expect(json.compacted().bytes.count <= text.utf8.count)
  }

  @Test("printed for a terminal, and without whitespace, every token stays as it was")
  func printing() throws {
    let json = try JSONText(validating: #"{"b":[1.10, {"c":"x y\u00e9"} ,[ ], { }],"a":null}"#)
    #expect(
      json.prettyPrinted() == """
        {
          "b": [
            1.10,
            {
              "c": "x y\\u00e9"
            },
            [],
            {}
          ],
          "a": null
        }
        """)
    #expect(json.compacted().text == #"{"b":[1.10,{"c":"x y\u00e9"},[],{}],"a":null}"#)
    #expect(try JSONText(validating: json.prettyPrinted()).compacted() == json.compacted())
    #expect(try JSONText(validating: "-1.0").prettyPrinted() == "-1.0")
  }
}
