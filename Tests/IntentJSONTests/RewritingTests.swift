import IntentJSON
import Testing

@Suite("An object rewritten keeps what stays byte for byte")
struct RewritingTests {
  static let job =
    #" {"id":"x", "n" : 1.10,"s\u0074atus":"old","p":{ "a" : [ 1,  2 ] , "z":1e5 },"attempts":[], "é":"\u00e9"} "#

  @Test("names in every spelling are dropped, the rest stays in order, and what is added comes last")
  func rewrite() throws {
    let rewritten = try JSONText(validating: Self.job).rewritingObject(dropping: ["status", "attempts", "none"]) {
      $0.member("status", "completed")
      $0.member("attempts", [1])
    }
    #expect(
      rewritten.text
        == #"{"id":"x","n":1.10,"p":{ "a" : [ 1,  2 ] , "z":1e5 },"é":"\u00e9","status":"completed","attempts":[1]}"#)
    #expect(refusal(Array(rewritten.bytes)) == nil)
  }

  @Test("with nothing dropped and nothing added only whitespace between members goes")
  func identity() throws {
    let json = try JSONText(validating: Self.job)
    let same = json.rewritingObject(dropping: [])
    #expect(same.members.map { Array($0.rawName) } == json.members.map { Array($0.rawName) })
    #expect(same.members.map(\.value) == json.members.map(\.value))
  }

  @Test("an empty object, and one of which nothing stays")
  func empty() throws {
    #expect(JSONText.emptyObject.rewritingObject(dropping: ["a"]).text == "{}")
    #expect(try JSONText(validating: #"{"a":1}"#).rewritingObject(dropping: ["a"]).text == "{}")
    #expect(
      try JSONText(validating: #"{"a":1}"#).rewritingObject(dropping: ["a"]) { $0.member("b", 2) }.text == #"{"b":2}"#)
  }

  @Test("members go where the writer puts them")
  func placement() throws {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("first", 1)
      writer.members(of: JSONText(unchecked: Array(#"{"a":1,"b":2}"#.utf8)), except: ["a"])
      writer.member("last", 3)
    }
    #expect(writer.text.text == #"{"first":1,"b":2,"last":3}"#)
  }
}
