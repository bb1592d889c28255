import Foundation
import IntentJSON
import Testing

/// `intent ask`: who is meant, what is run at once, what is ambiguous, and what nobody understands.
@Suite struct AskUnderstandingTests {
  @Test func ofTwoOfANameNoneIsGuessed() throws {
    let asking = try AskSpace()
    let ending = try asking.ask("김하늘 보호자에게 알려줘", "--yes")
    #expect(ending.status == 65)
    #expect(ending.errors.contains("\"김하늘\" may be 2 of them"), "\(ending.errors)")
    #expect(ending.errors.contains("intent ask \"s-1 보호자에게 알려줘\""))
    #expect(ending.errors.contains("  김하늘 (s-1): grade 3\n  김하늘 (s-2): grade 5\n"))
    #expect(!asking.isSpoolMade)
    let json = try asking.ask("김하늘 보호자에게 알려줘", "--json").json
    #expect(json["status"]?.string == "ambiguous")
    let choices = json["candidates"]?.elements.first { _ in true }?["words"]?.elements.first { _ in true }?["choices"]
    #expect(choices?.elements.map { $0["id"]?.string } == ["s-1", "s-2"])
    let byID = try asking.ask("s-2 보호자에게 알려줘", "--dry-run", "--json").json
    #expect(byID["params"]?.text == #"{"person_id":"s-2"}"#)
  }

  @Test func atATerminalOneIsChosen() throws {
    let asking = try AskSpace()
    let chosen = try asking.ask(typing: "7\n2\ny\n", "'김하늘 보호자에게 알려줘'")
    #expect(chosen.ending.status == 0, "\(chosen.screen)")
    #expect(chosen.screen.contains("7 is none of 1 to 2"))
    let id = try #require(chosen.ending.lines.first)
    #expect(try asking.space.run("show", id, "--json").json["intent_params"]?["person_id"]?.string == "s-2")
    let none = try asking.ask(typing: "\n", "'김하늘 보호자에게 알려줘'")
    #expect(none.ending.status == 65)
    #expect(none.screen.contains("may be 2 of them"))
  }

  @Test func whoIsNotFoundIsTold() throws {
    let asking = try AskSpace()
    let ending = try asking.ask("홍길동 학생 보호자에게 알려줘", "--yes")
    #expect(ending.status == 66)
    #expect(
      ending.errors.contains("no person \"홍길동 학생\" was found (test.query.people, for test.exec.late)"),
      "\(ending.errors)")
    #expect(try asking.ask("홍길동 보호자에게 알려줘", "--json").json["status"]?.string == "not_found")
    #expect(try asking.ask("박서준 보호자에게 알려줘", "--dry-run", "--tenant", "other").status == 66)
  }

  @Test func aQueryThatFindsNothingForOneAnswerLeavesTheOther() throws {
    let asking = try AskSpace()
    let room = try asking.ask("수학 출결 보여줘")
    #expect(room.status == 0, "\(room.errors)")
    #expect(room.errors == "test.query.room room_id=\"m-1\" (수학)\n")
    #expect(room.json["asked"]?["intent_params"]?.text == #"{"room_id":"m-1"}"#)
    let both = try asking.ask("이도 출결")
    #expect(both.status == 65)
    #expect(both.errors.contains("can be understood in 2 ways"), "\(both.errors)")
    #expect(
      both.errors.contains("  1  test.query.show person_id=9 (이도)\n  2  test.query.room room_id=\"m-1\" (수학: 이도)\n"))
    #expect(!asking.isSpoolMade)
    #expect(try asking.ask("아무개 출결").status == 66)
    let chosen = try asking.ask(typing: "2\n", "이도 출결")
    #expect(chosen.ending.status == 0)
    #expect(chosen.ending.output.contains("m-1"))
  }

  @Test func queriesRunAtOnceAndAreJobsOnRequest() throws {
    let asking = try AskSpace()
    let json = try asking.ask("오늘의 출결을 보여 주세요", "--json", "--tenant", "t").json
    #expect(json["status"]?.string == "ran" && json["outcome"]?.string == "completed")
    #expect(json["intent_key"]?.string == "test.query.show" && json["params"]?.text == #"{"day":"2026-11-26"}"#)
    #expect(json["result"]?["asked"]?["tenant_id"]?.string == "t")
    let shown = try asking.ask("오늘 출결", "--dry-run")
    #expect(shown.output.contains("2026-11-26") && !shown.output.contains("asked"))
    #expect(!asking.isSpoolMade)
    let submitted = try asking.ask("오늘 출결", "--submit", "--yes")
    #expect(try asking.space.ids("pending") == submitted.lines)
    #expect(try asking.ask("0 기다려").output == "{\"waited_milliseconds\":0}\n")
  }

  @Test func todayGoesByTheZoneThatWasNamed() throws {
    let asking = try AskSpace()
    let night = { (arguments: [String]) in
      try asking.space.run(["ask", "오늘 출결", "--dry-run", "--json", "--now", "2026-11-26T20:00:00Z"] + arguments)
        .json["params"]?["day"]?.string
    }
    #expect(try night([]) == "2026-11-27")
    #expect(try night(["--timezone", "UTC"]) == "2026-11-26")
    try asking.space.write(
      "plain.json",
      #"{"version": 1, "placeholders": {"day": {"type": "day"}}, "intents": {"a.query.b": {"exec": ["true"], "patterns": ["{day} 출결"]}}}"#
    )
    let machine = { (zone: String) in
      try asking.space.start(
        ["ask", "오늘 출결", "--dry-run", "--json", "--registry", "plain.json", "--now", "2026-11-26T20:00:00Z"],
        environment: ["TZ": zone]
      ).wait()
    }
    #expect(try machine("Asia/Seoul").json["params"]?["day"]?.string == "2026-11-27")
    #expect(try machine(":UTC").json["params"]?["day"]?.string == "2026-11-26")
    let unknown = try machine("KST-9")
    #expect(unknown.status == 78)
    #expect(unknown.errors.contains("TZ: \"KST-9\" is no time zone"), "\(unknown.errors)")
  }

  @Test func whatNobodyUnderstandsNamesWhatIsNear() throws {
    let asking = try AskSpace()
    let ending = try asking.ask("지각생들 보호자 한테 연락")
    #expect(ending.status == 69)
    #expect(
      ending.errors.contains("no pattern fits \"지각생들 보호자 한테 연락\"; perhaps one of these was meant:"), "\(ending.errors)")
    #expect(ending.errors.contains("지각생 [보호자에게 ]알려줘  (test.exec.late)"))
    #expect(ending.errors.contains("{day}: 오늘,"))
    #expect(try asking.ask("xyzzy").errors.contains("intent ask --list shows what can be said"))
    let json = try asking.ask("지각생 보호자 연락", "--json").json
    #expect(json["status"]?.string == "unknown")
    #expect(json["nearest"]?.elements.first { _ in true }?["intent_key"]?.string == "test.exec.late")
    let without = try AskSpace(#""a.query.b": {"exec": ["true"]}"#, placeholders: "{}").ask("출결")
    #expect(without.status == 69)
    #expect(without.errors.contains("has no patterns"))
  }

  @Test func aLookupThatFailsIsNoAnswer() throws {
    let asking = try AskSpace()
    let ending = try asking.ask("아무개 부르기")
    #expect(ending.status == 70)
    #expect(
      ending.errors.contains("\"아무개\" could not be looked up: intent run test.query.broken exited with 70"),
      "\(ending.errors)")
    try asking.space.program("people.sh", "cat >/dev/null; echo '{\"people\": {}}'")
    let wrong = try asking.ask("박서준 보호자에게 알려줘")
    #expect(wrong.status == 78)
    #expect(wrong.errors.contains("has no array \"people\" of objects with \"id\""), "\(wrong.errors)")
  }

  @Test func whatCanBeReadInTooManyWaysIsNotTriedOut() throws {
    let asking = try AskSpace(
      #""test.query.people": {"exec": ["./people.sh"]}, "a.exec.b": {"exec": ["true"], "patterns": ["{person} {room} 등록"]}"#,
      placeholders: AskSpace.placeholders.replacing(
        #""ghost": {"lookup": {"intent": "test.query.broken", "param": "query", "results": "people"}},"#, with: ""))
    let ending = try asking.ask(String(repeating: "가 ", count: 40) + "등록")
    #expect(ending.status == 65)
    #expect(ending.errors.contains("can be understood in 32 ways or more"), "\(ending.errors)")
  }

  @Test func patternsAreCheckedWithTheHandlers() throws {
    let asking = try AskSpace(
      #""a.exec.b": {"exec": ["./note.sh"], "patterns": ["{x"]}, "a.exec.c": {"exec": ["./note.sh"]}"#,
      placeholders: "{}")
    let check = try asking.space.run("handlers", "check")
    #expect(check.status == 78)
    #expect(
      check.output.contains(#"intents["a.exec.b"].patterns[0]: the pattern "{x" has a "{" that is not closed"#),
      "\(check.output)")
    let ending = try asking.ask("x")
    #expect(ending.status == 78)
    #expect(ending.errors.contains("that is not closed"))
    #expect(try asking.space.run("run", "a.exec.c").status == 0, "a mistake in a sentence stops no execution")
    let zone = try AskSpace(#""a.exec.c": {"exec": ["./note.sh"]}"#, placeholders: "{}", timezone: "Mars/Base")
    #expect(try zone.space.run("handlers", "check").output.contains("timezone: \"Mars/Base\" is no time zone"))
    #expect(try zone.ask("x").status == 78)
  }
}
