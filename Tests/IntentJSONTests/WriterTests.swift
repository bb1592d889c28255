import IntentJSON
import Testing

@Suite("The writer")
struct WriterTests {
  @Test("puts the commas, and every kind of value")
  func values() throws {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("string", "a")
      writer.member("int", -7)
      writer.member("int64", Int64.min)
      writer.member("uint64", UInt64.max)
      writer.member("bool", true)
      writer.member("double", 1.5)
      writer.member("raw", JSONText(unchecked: Array("[1.10]".utf8)))
      writer.null("null")
      writer.member("none", String?.none)
      writer.memberIfPresent("left_out", String?.none)
      writer.memberIfPresent("there", String?.some("x"))
      writer.member("array", [1, 2])
      writer.object("empty") { _ in }
      writer.array("mixed") { writer in
        writer.element(1)
        writer.null()
        writer.beginObject()
        writer.name("k")
        writer.value("v")
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.element(false)
      }
    }
    let expected =
      #"{"string":"a","int":-7,"int64":-9223372036854775808,"uint64":18446744073709551615,"bool":true,"double":1.5,"#
      + #""raw":[1.10],"null":null,"none":null,"there":"x","array":[1,2],"empty":{},"#
      + #""mixed":[1,null,{"k":"v"},[],false]}"#
    #expect(writer.text.text == expected)
    #expect(refusal(writer.finish()) == nil)
  }

  @Test(
    "escapes what must be, in the shortest form, and nothing else",
    arguments: [
      ("", #""""#), ("a\"b", #""a\"b""#), ("\\", #""\\""#), ("/", #""/""#),
      ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#),
      ("\0\u{1}\u{1F}", #""\u0000\u0001\u001f""#), ("\u{7F}é😀", "\"\u{7F}é😀\""), ("\u{2028}", "\"\u{2028}\""),
      ("plain\n", #""plain\n""#), ("\nplain", #""\nplain""#),
    ])
  func escapes(_ string: String, _ expected: String) throws {
    var writer = JSONWriter()
    writer.value(string)
    #expect(writer.text.text == expected)
    #expect(try JSONText(validating: writer.finish()).string == string)
  }

  @Test(
    "writes the shortest digits of a Double",
    arguments: [
      (0, "0"), (-0.0, "-0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (1.1, "1.1"), (1e16, "1e+16"), (1e-7, "1e-07"),
      (0.1 + 0.2, "0.30000000000000004"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
      (.leastNonzeroMagnitude, "5e-324"),
    ] as [(Double, String)])
  func doubles(_ value: Double, _ expected: String) throws {
    var writer = JSONWriter()
    writer.value(value)
    #expect(writer.text.text == expected)
    #expect(try JSONText(validating: writer.finish()).double?.bitPattern == value.bitPattern)
  }
}
