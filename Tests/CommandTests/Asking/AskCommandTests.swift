import Foundation
import IntentJSON
import Testing

/// `intent ask` for things that change something: what is understood, confirmed and submitted.
@Suite struct AskCommandTests {
  @Test func submitsWhatWasUnderstoodWithYes() throws {
    let asking = try AskSpace()
    let ending = try asking.ask(
      "박서준 학생의 지각 보호자에게 알려 주세요!", "--yes", "--tenant", "t", "--requested-by", "lee", "--priority", "9")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.errors == "test.exec.late person_id=\"s-7\" (박서준: 박서준 학생의)\n")
    let id = try #require(ending.lines.first)
    #expect(try asking.space.run("drain").status == 0)
    let record = try asking.space.run("show", id, "--json").json
    #expect(record["state"]?.string == "completed")
    #expect(record["intent_params"]?.compacted().text == #"{"person_id":"s-7"}"#)
    #expect(record["tenant_id"]?.string == "t" && record["requested_by"]?.string == "lee")
    #expect(record["priority"]?.integer == 9)
    #expect(record["reason"]?.string == "박서준 학생의 지각 보호자에게 알려 주세요!")
  }

  @Test func showsAndDoesNothingWhereNobodyConfirms() throws {
    let asking = try AskSpace()
    let ending = try asking.ask("어제", "지각생", "알려줘")
    #expect(ending.status == 1)
    #expect(ending.errors.contains("nothing was submitted: say so with --yes"))
    #expect(ending.lines.first == "test.exec.late  지각을 보호자에게 알립니다")
    #expect(ending.output.contains(#"day  "2026-11-25"  (어제)"#), "\(ending.output)")
    #expect(ending.output.contains("all  true          (by the pattern)"))
    #expect(ending.output.contains(#"{"intent_key":"test.exec.late","intent_params":{"all":true,"day":"2026-11-25"}"#))
    #expect(try asking.ask("어제 지각생 알려줘", "--dry-run").status == 0)
    #expect(try asking.ask("어제 지각생 알려줘", "--json").status == 1)
    #expect(!asking.isSpoolMade)
  }

  @Test func tellsThatSomebodyHasToApprove() throws {
    let asking = try AskSpace()
    let ending = try asking.ask("지난달 마감해줘", "--dry-run")
    #expect(ending.output.contains(#"month     "2026-10"  (지난달)"#), "\(ending.output)")
    #expect(ending.output.contains("a person has to approve it, within 3d: intent approve"))
    let json = try asking.ask("지난달 마감해줘", "--dry-run", "--json").json
    #expect(json["status"]?.string == "understood" && json["approval"]?.bool == true)
    #expect(json["job"]?["intent_params"]?.text == #"{"month":"2026-10"}"#)
  }

  @Test func asksAtATerminalBeforeItSubmits() throws {
    let asking = try AskSpace()
    let no = try asking.ask(typing: "n\n", "지난달 마감")
    #expect(no.ending.status == 1)
    #expect(no.screen.contains("submit? [y/N]") && no.screen.contains("nothing was submitted"), "\(no.screen)")
    #expect(!asking.isSpoolMade)
    let yes = try asking.ask(typing: "y\n", "지난달 마감")
    #expect(yes.ending.status == 0, "\(yes.screen)")
    #expect(try asking.space.ids("pending") == yes.ending.lines)
  }

  @Test func waitsForTheResult() throws {
    let asking = try AskSpace()
    try asking.space.withDispatcher {
      let done = try asking.ask("이도 메모 내일은 쉽니다. 저장", "--yes", "--wait")
      #expect(done.status == 0, "\(done.errors)")
      #expect(done.output.contains(": completed"))
    }
    let id = try #require(try asking.space.ids("completed").first)
    let params = try asking.space.run("show", id, "--json").json["intent_params"]
    #expect(params?.compacted().text == #"{"person_id":9,"body":"내일은 쉽니다"}"#)
  }

  @Test func addsAndOverridesWhatWasSaid() throws {
    let asking = try AskSpace()
    let json = try asking.ask(
      "김하늘 보호자에게 알려줘", "--params", #"{"person_id": "s-1", "class_id": 1.10}"#, "--dry-run", "--json"
    ).json
    #expect(
      json["params"]?.text == #"{"person_id":"s-1","class_id":1.10}"#, "a name whose id is given is not looked up")
    #expect(try asking.ask("지난달 마감", "--params", "[]").status == 65)
  }

  @Test func keepsNoWordsWhereParametersAreNotKept() throws {
    let asking = try AskSpace()
    let json = try asking.ask("카드 4111-1111 등록", "--yes", "--json").json
    #expect(json["status"]?.string == "submitted")
    #expect(json["job"]?["intent_params"]?["number"]?.string == "4111-1111")
    #expect(json["job"]?["reason"] == nil)
    #expect(
      try asking.ask("카드 4111-1111 등록", "--dry-run", "--reason", "new", "--json").json["job"]?["reason"]?.string
        == "new")
  }

  @Test func tellsWhatTheHandlerWouldRefuse() throws {
    let asking = try AskSpace()
    let ending = try asking.ask("기다려", "--submit", "--yes")
    #expect(ending.status == 65)
    #expect(ending.errors.contains("runtime.query.wait would refuse its parameters"), "\(ending.errors)")
    #expect(ending.errors.contains("milliseconds"))
    #expect(try asking.ask("기다려", "--json").json["status"]?.string == "invalid")
    #expect(!asking.isSpoolMade)
    #expect(try asking.ask("기다려", "--params", #"{"milliseconds": 0}"#).status == 0)
  }

  @Test func refusesAnIDThatIsTakenAndAnIntentThatIsOff() throws {
    let asking = try AskSpace()
    #expect(try asking.ask("지난달 마감", "--yes", "--id", "one").output == "one\n")
    let again = try asking.ask("지난달 마감", "--yes", "--id", "one")
    #expect(again.status == 65)
    #expect(again.errors.contains("there is a job one already"))
    let off = try asking.ask("끄기", "--yes")
    #expect(off.status == 69)
    #expect(off.errors.contains("is disabled in registry.json"))
    let gone = try asking.ask("없는 처리", "--yes")
    #expect(gone.status == 0, "its jobs wait until the handler is there")
    #expect(gone.errors.contains("the parameters could not be checked: "), "\(gone.errors)")
  }

  @Test func listsWhatCanBeSaid() throws {
    let asking = try AskSpace()
    #expect(try asking.ask("--list").lines.count == 15)
    #expect(try asking.ask("--list", "지각", "test.exec").lines.count == 3)
    let json = try asking.ask("--list", "지각생", "--json").jsonLines
    #expect(json.map { $0["params"]?.text } == [#"{"all": true}"#])
  }

  @Test(arguments: [
    (["ask"], Int32(64), "say what is wanted"), (["ask", "a", "--yes", "--dry-run"], 64, "--yes does not go with it"),
    (["ask", "a", "--wait", "--dry-run"], 64, "--wait does not go with it"),
    (["ask", "오늘 출결", "--timezone", "Asia/Seol"], 65, "--timezone: \"Asia/Seol\" is no time zone"),
    (["ask", "a", "--registry", "none.json"], 78, "none.json"),
    (["ask", "오늘 출결", "--priority", "12"], 64, "--priority"),
  ]) func saysWhatIsWrong(_ arguments: [String], _ status: Int32, _ says: String) throws {
    let ending = try AskSpace().space.run(arguments)
    #expect(ending.status == status, "\(ending.errors)")
    #expect(ending.errors.contains(says), "\(ending.errors)")
  }
}
