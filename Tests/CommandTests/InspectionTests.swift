import Foundation
import IntentJSON
import Testing

/// Status, list, show, handlers and doctor: what people look at.
@Suite struct InspectionTests {
  @Test func thereIsNoSpool() throws {
    let space = try CommandSpace()
    for command in [["status"], ["list"], ["show", "x"], ["wait", "x"], ["retry", "x"], ["cancel", "x"], ["purge"]] {
      let ending = try space.run(command)
      #expect(ending.status == 66, "\(command)")
      #expect(ending.errors.contains("there is no spool at spool"), "\(ending.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: space.spool.path), "looking made one")
  }

  @Test func listsFiltersAndOrders() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "one", "--tenant", "t1")
    try space.run("submit", "test.exec.fail", "--id", "two")
    try space.run("drain")
    try space.run("submit", "runtime.query.echo", "--id", "three")
    func ids(_ arguments: [String]) throws -> [String] {
      try space.run(["list", "--json"] + arguments).jsonLines.compactMap { $0["id"]?.string }
    }
    #expect(try ids([]).first == "three")
    #expect(try ids([]).count == 3)
    #expect(try ids(["--state", "completed", "--state", "failed"]).sorted() == ["one", "two"])
    #expect(try ids(["--intent", "test.exec.fail"]) == ["two"])
    #expect(try ids(["--tenant", "t1"]) == ["one"])
    #expect(try ids(["--since", "2026-01-01T00:00:00Z", "--limit", "1"]) == ["three"])
    #expect(try ids(["--since", "2100-01-01T00:00:00Z"]).isEmpty)
    let table = try space.run("list", "--state", "failed").lines
    #expect(table.count == 2)
    #expect(table[0].hasPrefix("ID "))
    #expect(table[1].contains("no such student"))
  }

  @Test func showsAJobByItsIDAndByTheNameItWasDroppedUnder() throws {
    let space = try CommandSpace()
    try space.run("status", "--spool", "spool")
    try space.run("submit", "runtime.query.echo", "--id", "x", "--params", #"{"amount": 1.10}"#)
    try space.write("spool/pending/지각.json", #"{"intent_key": "runtime.query.echo", "intent_params": {"late": true}}"#)
    try space.write("spool/pending/bad.json", "{")
    try space.run("drain")
    let shown = try space.run("show", "x")
    #expect(shown.status == 0)
    #expect(shown.output.contains("state         completed"))
    #expect(shown.output.contains("\"amount\": 1.10"))
    let json = try space.run("show", "x", "--json").json
    #expect(json["state"]?.string == "completed")
    #expect(json["attempts"]?.elements.map { $0["outcome"]?.string } == ["completed"])
    #expect(json["location"]?.string?.hasSuffix("x.json") == true)
    #expect(try space.run("show", "지각", "--json").json["result"]?["late"]?.bool == true)
    let rejected = try space.run("show", "bad")
    #expect(rejected.output.contains("rejected"), "\(rejected.output) \(rejected.errors)")
    #expect(rejected.output.contains("not valid JSON"), "\(rejected.output)")
    #expect(try space.run("list", "--state", "rejected").lines.last?.contains("not valid JSON") == true)
    #expect(try space.run("show", "nothing").status == 66)
    #expect(try space.run("show", "없음").status == 66)
  }

  @Test func handlersAreListedShownAndChecked() throws {
    let space = try CommandSpace(
      intents: #""runtime.query.echo": {"library": "RuntimeEcho", "description": "에코", "rate": "5/s"}"#)
    #expect(try space.run("handlers", "list", "--json").jsonLines.map { $0["library"]?.string } == ["RuntimeEcho"])
    #expect(try space.run("handlers", "list").lines[1].contains("에코"))
    let shown = try space.run("handlers", "show", "runtime.query.echo", "--json").json
    #expect(shown["symbol"]?.string == "intent_handler_runtime__query__echo")
    #expect(shown["rate"]?.string == "5/1s")
    #expect(shown["file"]?.string?.hasSuffix("libRuntimeEcho.so") == true)
    #expect(try space.run("handlers", "show", "runtime.query.eccho").status == 69)
    let check = try space.run("handlers", "check", "--json")
    #expect(check.status == 0, "\(check.output)")
    #expect(check.json["problems"]?.elements.map(\.text).isEmpty == true)
  }

  @Test func everyProblemOfHandlersIsToldAtOnce() throws {
    let space = try CommandSpace(
      intents: """
        "runtime.query.echo": {"library": "RuntimeEcho"},
        "runtime.query.other": {"library": "RuntimeEcho"},
        "a.exec.missing": {"library": "NotThere"},
        "a.exec.program": {"exec": ["./not-there.sh"]},
        "a.exec.torn": {"library": "Torn"}
        """)
    try space.write("libTorn.so", "this is no library")
    let plugins = CommandSpace.products.path + ":" + space.root.path
    let check = try space.run("handlers", "check", "--plugins", plugins, "--json")
    #expect(check.status == 78)
    let problems = try #require(check.json["problems"]).elements.compactMap { $0["message"]?.string }
    try #require(problems.count == 4, "\(problems)")
    #expect(problems[0].contains("intent_handler_runtime__query__other"))
    #expect(problems[1].contains("libNotThere.so"))
    #expect(problems[2].contains("not-there.sh"))
    #expect(problems[3].contains("libTorn.so does not load"))
  }

  @Test func aLibraryThatKillsTheCheckIsNamedAndTheRestIsChecked() throws {
    let space = try CommandSpace(
      intents: """
        "a.exec.kills": {"library": "Kills"}, "runtime.query.echo": {"library": "RuntimeEcho"},
        "a.exec.missing": {"library": "NotThere"}
        """)
    try space.write("kills.c", "#include <stdlib.h>\n__attribute__((constructor)) static void die(void) { abort(); }\n")
    let compiled = try space.shell(
      "cc -shared -fPIC -o libKills.so kills.c || clang -shared -fPIC -o libKills.so kills.c")
    try #require(compiled.status == 0, "\(compiled.errors)")
    let plugins = CommandSpace.products.path + ":" + space.root.path
    let problems =
      try space.run("handlers", "check", "--plugins", plugins, "--json").json["problems"]?.elements
      .compactMap { $0["message"]?.string } ?? []
    try #require(problems.count == 2, "\(problems)")
    #expect(problems[0].contains("loading it ended the process: was ended by Aborted"))
    #expect(problems[1].contains("libNotThere.so"))
  }

  @Test func aHealthyInstallationIsFound() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "one")
    try space.program("invalid.sh", "exit 65")
    let ending = try space.run("doctor", "--json")
    #expect(ending.json["healthy"]?.bool == true, "\(ending.output)")
    #expect(ending.status == 0)
    let subjects = Set(ending.json["findings"]?.elements.compactMap { $0["subject"]?.string } ?? [])
    #expect(
      subjects.isSuperset(of: [
        "sqlite", "worker", "open files", "clock", "spool", "free space", "fsync", "flock", "plugins", "registry",
      ]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: space.spool.path + "/.intent/tmp").isEmpty)
  }

  @Test func whatIsBrokenIsToldWithItsRemedy() throws {
    let space = try CommandSpace(intents: #""a.exec.missing": {"library": "NotThere"}"#)
    try space.run("submit", "runtime.query.echo", "--id", "one")
    try FileManager.default.removeItem(at: space.spool.appending(path: "failed"))
    let held = try space.shell("chmod o+w spool/held; INTENT_WORKER=/nowhere/worker intent doctor --json")
    #expect(held.status == 78)
    let problems = held.json["findings"]?.elements.filter { $0["verdict"]?.string == "problem" } ?? []
    let messages = problems.compactMap { $0["message"]?.string }
    for expected in ["/nowhere/worker", "spool/failed", "spool/held is writable by everybody", "libNotThere.so"] {
      #expect(messages.contains { $0.contains(expected) }, "\(expected) is not among \(messages)")
    }
    #expect(problems.allSatisfy { $0["remedy"]?.string?.isEmpty == false })
  }
}
