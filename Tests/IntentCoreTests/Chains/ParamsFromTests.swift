import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("A job of a chain takes parameters from the record before it")
struct ParamsFromTests {
  private static func chain(_ params: String, _ from: String, _ occasion: String = "on_complete") -> String {
    #""\#(occasion)":{"id":"next","intent_key":"c.exec.d",\#(params)"params_from":\#(from)}"#
  }

  static let error = IntentError(.timeout, "took longer than 1m", field: "x")

  @Test(
    "byte for byte; what is not there is null",
    arguments: [
      (#"{"file":"result.path"}"#, #"{"file":"/tmp/a.csv"}"#),
      (#"{"n":"result.rows","all":"result"}"#, #"{"n":1.10,"all":\#(ChainFixture.result)}"#),
      (#"{"x":"result.files[1].name"}"#, #"{"x":"y"}"#),
      (
        #"{"x":"result.files[2].name","y":"result.none.of.this","z":"error_message"}"#, #"{"x":null,"y":null,"z":null}"#
      ),
      (#"{"x":"result.path.y","z":"result[0]"}"#, #"{"x":null,"z":null}"#),
      (#"{"who":"intent_params.who","all":"intent_params"}"#, #"{"who":{ "id" : 7 },"all":{"who":{ "id" : 7 }}}"#),
      (#"{"i":"id","u":"uid","s":"status"}"#, #"{"i":"parent","u":"\#(Fixture.uid)","s":"completed"}"#),
      (#"{"a\"b":"result.path"}"#, #"{"a\"b":"/tmp/a.csv"}"#),
    ])
  func values(_ from: String, _ params: String) throws {
    let transition = try ChainFixture.end(
      .completed(ChainFixture.result), #""intent_params":{"who":{ "id" : 7 }}"#, Self.chain("", from))
    #expect(transition.children[0]["intent_params"]?.text == params)
    #expect(transition.children[0]["params_from"] == nil)
  }

  @Test("after its own ones; of a failure why, and nothing of a result")
  func failure() throws {
    let chain = Self.chain(
      #""intent_params":{"own":1},"#, #"{"why":"error_message","kind":"error_kind","file":"result.path"}"#)
    let transition = try ChainFixture.end(.failed(Self.error), chain)
    #expect(
      transition.children[0]["intent_params"]?.text
        == #"{"own":1,"why":"x: took longer than 1m","kind":"timeout","file":null}"#)
  }

  @Test("values that make a job too large: the outcome stands, and the job is rejected with the reason")
  func tooLarge() throws {
    let large = JSONText(#"{"text":"\#(String(repeating: "x", count: (1 << 20) - 100))"}"#)
    let transition = try ChainFixture.end(
      .completed(large), Self.chain(#""intent_params":{"own":1},"#, #"{"text":"result.text"}"#))
    #expect(transition.destination == .completed(day: "2026-11-21"))
    let child = transition.children[0]
    #expect(child["intent_params"]?.text == #"{"own":1,"text":null}"#)
    let error = try #require(throws: JobError.self) {
      try JobReader.read(
        drop: transition.followUps[0].bytes, fileName: "next.json", uid: Fixture.otherUID, now: .at(1))
    }
    #expect(error.code == .refused)
    #expect(error.message.contains("bytes long, where 1048576 are allowed: pass large data by its path"), "\(error)")
    #expect(error.message.contains(#"remove "refused" from the file"#))
    let mended = child.rewritingObject(dropping: ["refused"])
    let job = try JobReader.read(drop: mended.bytes, fileName: "next.json", uid: Fixture.otherUID, now: .at(1))
    #expect(job.id.text == "next")
  }

  @Test("many large ones share a bound, so that an end can always be committed")
  func group() throws {
    let large = JSONText(#"{"text":"\#(String(repeating: "x", count: 1_000_000))"}"#)
    let job = #"{"intent_key":"c.exec.d","params_from":{"t":"result.text"}}"#
    let chain = #""on_success":["# + Array(repeating: job, count: 20).joined(separator: ",") + "]"
    let transition = try ChainFixture.end(.completed(large), chain)
    #expect(transition.followUps.count == 20)
    #expect(transition.children.filter { $0["refused"] == nil }.count == 8)
    #expect(transition.followUps.reduce(0) { $0 + $1.bytes.count } <= 9 << 20)
  }
}
