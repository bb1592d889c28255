import IntentCore
import IntentJSON
import IntentModel
import Testing

/// A job whose `card` is kept nowhere, and a chain.
@Suite("What is not to be kept is not kept for a chain either")
struct ChainRedactionTests {
  static let params = #""intent_params":{"card":"4111-1111","name":"kim"}"#
  static let child: IntentKey = "c.exec.d"

  @Test("the parameters of a chained job, in the record of the job before it; the job itself has them")
  func parameters() throws {
    let chain =
      #""on_success":[{"id":"n","intent_key":"c.exec.d","intent_params":{"phone":"010-1234","n":1.10},"#
      + #""on_failure":{"intent_key":"c.exec.d","intent_params":{"phone":"010-5678"}}}]"#
    let transition = try ChainFixture.end(.completed(.null), chain, rules: [Self.child: ["phone"]])
    #expect(!transition.text.contains("010-"))
    #expect(transition.text.contains(#""n":1.10"#))
    #expect(transition.member("redacted_chains") == #"["on_success"]"#)
    #expect(transition.children[0]["intent_params"]?["phone"]?.string == "010-1234")
    #expect(transition.children[0]["on_failure"]?["intent_params"]?["phone"]?.string == "010-5678")
  }

  @Test("the job's own secrets, wherever the chain or the reason repeats them")
  func repeated() throws {
    let chain = #""on_failure":{"intent_key":"c.exec.d","intent_params":{"text":"card 4111-1111"}}"#
    let transition = try ChainFixture.end(
      .failed(.permanent("no")), Self.params, #""reason":"charge 4111-1111""#, chain, redact: ["card"])
    #expect(!transition.text.contains("4111"))
    #expect(transition.member("reason") == #""charge [redacted]""#)
    #expect(transition.member("redacted_chains") == #"["on_failure"]"#)
    #expect(transition.children[0]["intent_params"]?["text"]?.string == "card 4111-1111")
  }

  @Test("such a record is not run again before the values are back, or the chain is gone")
  func putBack() throws {
    let chain = #""on_failure":{"intent_key":"c.exec.d","intent_params":{"phone":"010-1234"}}"#
    let record = try ChainFixture.end(.failed(.permanent("no")), chain, rules: [Self.child: ["phone"]]).text
    let error = try #require(throws: JobError.self) { try Fixture.read(record, fileName: "parent.json") }
    #expect(error.code == .redacted)
    #expect(error.field == "on_failure")
    #expect(error.message.contains("put the values back, or remove on_failure"))
    #expect(try !Fixture.read(record.replacing("[redacted]", with: "010-1234")).chain.isEmpty)
    let without = try JSONText(validating: record).rewritingObject(dropping: ["on_failure"])
    #expect(try Fixture.read(without.text).chain.isEmpty)
  }

  @Test("what a result or an error repeats of them is passed on without them")
  func said() throws {
    let chain =
      #""on_complete":{"intent_key":"c.exec.d","params_from":{"why":"error_message","r":"result.note"}}"#
    let failed = try ChainFixture.end(
      .failed(.permanent("refused 4111-1111")), Self.params, chain, redact: ["card"])
    #expect(failed.children[0]["intent_params"]?.text == #"{"why":"refused [redacted]","r":null}"#)
    let done = try ChainFixture.end(
      .completed(JSONText(#"{"note":"charged 4111-1111"}"#)), Self.params, chain, redact: ["card"])
    #expect(done.children[0]["intent_params"]?.text == #"{"why":null,"r":"charged [redacted]"}"#)
  }

  @Test("a parameter is passed on where the job's own records will not keep it; else the job is rejected, and says why")
  func passedOn() throws {
    let chain = #""on_success":{"id":"n","intent_key":"c.exec.d","params_from":{"number":"intent_params.card"}}"#
    let trusted = try ChainFixture.end(
      .completed(.null), Self.params, chain, redact: ["card"], rules: [Self.child: ["number"]])
    #expect(trusted.children[0]["intent_params"]?.text == #"{"number":"4111-1111"}"#)
    let other = try ChainFixture.end(
      .completed(.null), Self.params, chain, redact: ["card"], rules: [Self.child: ["phone"]])
    #expect(other.children[0]["intent_params"]?.text == #"{"number":null}"#)
    #expect(
      other.children[0]["refused"]?.string
        == "params_from.number: intent_params.card holds what the registry redacts for a.exec.b, and does not for "
        + #"c.exec.d: add "number" to the redact of c.exec.d, and give the parameter by hand"#)
    let plain = #""on_success":{"id":"n","intent_key":"c.exec.d","params_from":{"name":"intent_params.name"}}"#
    let harmless = try ChainFixture.end(.completed(.null), Self.params, plain, redact: ["card"])
    #expect(harmless.children[0]["intent_params"]?.text == #"{"name":"kim"}"#)
  }

  @Test("a job that goes on keeps all of it, and is shown without")
  func goesOn() throws {
    let chain = #""on_success":{"intent_key":"c.exec.d","intent_params":{"phone":"010-1234"}}"#
    let held = try ChainFixture.end(.held(.permanent("wait")), chain, rules: [Self.child: ["phone"]])
    #expect(held.text.contains("010-1234"))
    let shown = JobRecord.shown(try JSONText(validating: held.record)) { key in
      key == Self.child ? [ParameterPath("phone")!] : []
    }
    #expect(!shown.text.contains("010-1234"))
    #expect(shown["on_success"]?["intent_params"]?["phone"]?.string == "[redacted]")
  }
}
