import Foundation
import IntentJSON
import Testing

/// Jobs that follow others, through the real programs.
@Suite struct ChainCommandTests {
  static let tell = #"{"intent_key": "runtime.query.echo", "params_from": {"why": "error_message", "of": "id"}}"#

  @Test func aFailureSubmitsItsJobAndDoesSoAgainWhenItFailsAgain() throws {
    let space = try CommandSpace()
    try space.run("submit", "test.exec.fail", "--id", "one", "--on-failure", Self.tell)
    #expect(try space.run("drain").status == 0)
    let first = try #require(
      try space.run("show", "one", "--json").json["follow_ups"]?.elements.first { _ in true }?.string)
    #expect(first.hasPrefix("one-"))
    #expect(try space.ids("completed") == [first], "a drain does what follows, too")
    let told = try space.run("show", first, "--json").json
    #expect(told["result"]?.compacted().text == #"{"why":"no such student","of":"one"}"#)
    #expect(told["parent"]?["status"]?.string == "failed")
    #expect(try space.run("retry", "one").status == 0)
    #expect(try space.run("drain").status == 0)
    #expect(try space.ids("completed").count == 2)
    let failed = space.spool.appending(path: "failed/one.json")
    try FileManager.default.moveItem(at: failed, to: space.spool.appending(path: "pending/again.json"))
    #expect(try space.run("drain").status == 0)
    #expect(try space.ids("completed").count == 3)
    #expect(try space.run("show", "one").output.contains("followed by   one-"))
    #expect(try space.run("show", first).output.contains("follows       one"))
  }

  @Test func theResultIsPassedOnDownAChainFromAFile() throws {
    let space = try CommandSpace()
    try space.write(
      "next.json",
      """
      [{"id": "second", "intent_key": "runtime.query.echo", "params_from": {"price": "result.price"},
        "on_success": {"id": "third", "intent_key": "runtime.query.echo", "params_from": {"all": "result"}}}]
      """)
    let ending = try space.run(
      "submit", "runtime.query.echo", "--id", "first", "--params", #"{"price": 1.10}"#, "--on-success", "@next.json",
      "--on-success", #"{"id": "beside", "intent_key": "runtime.query.echo", "intent_params": {}}"#, "--tenant", "t")
    #expect(ending.status == 0, "\(ending.errors)")
    try space.withDispatcher {
      #expect(try space.run("wait", "first", "--timeout", "30s").status == 0)
      try space.wait("the third is there") { try space.ids("completed").contains("third") }
    }
    #expect(try space.ids("completed") == ["beside", "first", "second", "third"])
    #expect(try space.run("show", "third", "--json").json["result"]?.compacted().text == #"{"all":{"price":1.10}}"#)
    #expect(try space.run("show", "third", "--json").json["tenant_id"]?.string == "t")
  }

  @Test func aCancelledJobIsCompleteAndNoFailure() throws {
    let space = try CommandSpace()
    let job = { (id: String) in #"{"id": "\#(id)", "intent_key": "runtime.query.echo", "intent_params": {}}"# }
    try space.run(
      "submit", "runtime.query.echo", "--id", "one", "--run-at", "1d", "--on-failure", job("bad"), "--on-complete",
      job("ended"), "--on-success", job("good"))
    try space.run("drain")
    #expect(try space.run("cancel", "one").status == 0)
    #expect(try space.run("drain").status == 0)
    #expect(try space.ids("completed") == ["ended"])
  }

  @Test func anIDThatIsTakenIsADuplicate() throws {
    let space = try CommandSpace()
    let job = #"{"id": "taken", "intent_key": "runtime.query.echo", "intent_params": {}}"#
    try space.run("submit", "runtime.query.echo", "--id", "taken")
    try space.run("drain")
    try space.run("submit", "runtime.query.echo", "--id", "one", "--on-success", job)
    #expect(try space.run("drain").status == 0)
    #expect(try space.ids("completed") == ["one", "taken"])
    let rejected = try space.run("list", "--state", "rejected", "--json").json
    #expect(rejected["error_kind"]?.string == "duplicate", "\(rejected)")
  }

  @Test func whatCannotBeMadeWholeIsRejectedWithItsReason() throws {
    let intents = """
      "runtime.query.echo": {"library": "RuntimeEcho"},
      "test.exec.charge": {"exec": ["true"], "redact": ["card"]}
      """
    let space = try CommandSpace(intents: intents)
    try space.run(
      "submit", "test.exec.charge", "--id", "one", "--params", #"{"card": "4111-1111"}"#, "--on-success",
      #"{"id": "next", "intent_key": "runtime.query.echo", "params_from": {"number": "intent_params.card"}}"#)
    #expect(try space.run("drain").status == 0)
    #expect(try space.ids("completed") == ["one"])
    let next = try space.run("show", "next", "--json").json
    #expect(next["state"]?.string == "rejected")
    #expect(
      next["rejection"]?.text.contains("add \\\"number\\\" to the redact of runtime.query.echo") == true, "\(next)")
    let ending = try space.run("retry", "next")
    #expect(ending.status == 65)
    #expect(ending.errors.contains("remove \"refused\""), "\(ending.errors)")
  }

  @Test(arguments: [
    (["--on-success", "{"], "--on-success: not valid JSON"),
    (["--on-failure", "@none.json"], "none.json"),
    (
      ["--on-success", #"[{"intent_key": "a.exec.b", "intent_params": {}}, {"intent_params": {}}]"#],
      "on_success[1].intent_key is missing"
    ),
    (["--on-complete", "7"], "on_complete: expected a job"),
    (["--requested-by", ""], "requested_by: expected"),
  ]) func wrongChainsAreTold(_ options: [String], _ says: String) throws {
    let ending = try CommandSpace().run(["submit", "runtime.query.echo"] + options)
    #expect(ending.status == 65 || ending.status == 66, "\(ending.status)")
    #expect(ending.errors.contains(says), "\(ending.errors)")
  }

  @Test func aDropWithAWrongChainIsRejectedWithTheField() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo")
    try space.write(
      "spool/pending/bad.json",
      #"{"intent_key": "a.exec.b", "intent_params": {}, "on_success": [{"intent_key": "a.exec.b", "intent_params": {}}, {}]}"#
    )
    #expect(try space.run("drain").status == 0)
    let reason = try JSONText(
      validating: [UInt8](Data(contentsOf: space.spool.appending(path: "rejected/bad.error.json"))))
    #expect(reason["error_kind"]?.string == "invalid_job")
    #expect(reason["field"]?.string == "on_success[1].intent_key")
  }
}
