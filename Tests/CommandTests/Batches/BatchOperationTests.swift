import Foundation
import IntentJSON
import Testing

/// Pause, resume, cancel, retry: the same with and without a running dispatcher.
@Suite struct BatchOperationTests {
  /// Items that end when there is a file of the name `go`.
  private func slowSpace() throws -> CommandSpace {
    let space = try CommandSpace(
      intents:
        #""test.exec.slow": {"exec": ["./slow.sh"], "max_retries": 0}, "runtime.query.echo": {"library": "RuntimeEcho"}"#
    )
    try space.program(
      "slow.sh",
      """
      if grep -q '"n":1[,}]'; then exit 0; fi
      while [ ! -e go ]; do sleep 0.02; done
      """)
    return space
  }

  private func submit(_ space: CommandSpace, _ id: String, _ items: Int) throws {
    let lines = (1...items).map { "{\"n\":\($0)}\n" }.joined()
    let ending = try space.start(
      ["batch", "run", "test.exec.slow", "--items", "-", "--id", id, "--detach", "--concurrency", "2"], input: lines
    ).wait()
    #expect(ending.status == 0, "\(ending.errors)")
  }

  private func condition(_ space: CommandSpace, _ id: String) throws -> String? {
    try space.run("batch", "status", id, "--json").json["condition"]?.string
  }

  @Test func pausesAndResumesWhatRuns() throws {
    let space = try slowSpace()
    try submit(space, "one", 6)
    try space.withDispatcher {
      try space.wait("an item has ended") {
        try space.run("batch", "status", "one", "--json").json["completed"]?.integer == 1
      }
      let ending = try space.run("batch", "pause", "one", "--by", "ada")
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.output.contains("stops as soon as what is under way has ended"))
      try space.write("go", "")
      try space.wait("it is paused") { try condition(space, "one") == "paused" }
      let status = try space.run("batch", "status", "one", "--json").json
      #expect(status["held"]?["message"]?.string == "paused by ada: intent batch resume one")
      #expect((status["open"]?.integer ?? 0) > 0)
      // To whoever follows it, it is at rest.
      #expect(try space.run("batch", "status", "one", "--watch").status == 75)
      #expect(try space.run("batch", "resume", "one").output == "one: released\n")
      #expect(try space.run("batch", "status", "one", "--watch").output == "one: completed: 6 items\n")
    }
    let rows = try space.run("batch", "report", "one", "--json").jsonLines
    #expect(rows.allSatisfy { $0["status"]?.string == "completed" && $0["attempts"]?.integer == 1 })
  }

  @Test func pausesAndResumesWithoutADispatcher() throws {
    let space = try slowSpace()
    try submit(space, "one", 3)
    #expect(try space.run("batch", "pause", "one", "--by", "ada").output == "one: paused\n")
    #expect(try condition(space, "one") == "paused")
    try space.run("drain")
    #expect(try condition(space, "one") == "paused")
    let again = try space.run("batch", "pause", "one")
    #expect(again.output == "one: is held already\n")
    #expect(try space.run("batch", "resume", "one").output == "one: released\n")
    let twice = try space.run("batch", "resume", "one")
    #expect(twice.status == 65)
    #expect(twice.errors.contains("one: is not held for paused"))
    try space.write("go", "")
    try space.run("drain")
    #expect(try condition(space, "one") == "completed")
    #expect(try space.run("batch", "pause", "one").errors.contains("one: has ended; there is nothing to pause"))
  }

  @Test func cancelsWhatRunsAndGoesOnWithTheRest() throws {
    let space = try slowSpace()
    try submit(space, "one", 5)
    try space.withDispatcher {
      try space.wait("an item has ended") {
        try space.run("batch", "status", "one", "--json").json["completed"]?.integer == 1
      }
      let ending = try space.run("batch", "cancel", "one", "--reason", "wrong file")
      #expect(ending.status == 0, "\(ending.errors)")
      let followed = try space.run("batch", "status", "one", "--watch")
      #expect(followed.status == 70)
      #expect(followed.output.contains("one: cancelled"), "\(followed.output)")
      #expect(followed.output.contains("wrong file"))
      #expect(followed.output.contains("intent batch retry one goes on"))
      let states = try space.run("batch", "report", "one", "--json").jsonLines.compactMap { $0["status"]?.string }
      #expect(states.count == 5)
      #expect(states.filter { $0 == "completed" }.count == 1)
      try space.write("go", "")
      #expect(try space.run("batch", "retry", "one").output == "one: put back into pending\n")
      #expect(try space.run("batch", "status", "one", "--watch").output == "one: completed: 5 items\n")
    }
  }

  @Test func cancelsWithoutADispatcher() throws {
    let space = try slowSpace()
    try submit(space, "one", 2)
    #expect(try space.run("batch", "cancel", "one").output == "one: cancelled\n")
    #expect(try condition(space, "one") == "cancelled")
    #expect(try space.run("batch", "retry", "one").status == 0)
    try space.write("go", "")
    try space.run("drain")
    #expect(try condition(space, "one") == "completed")
  }

  @Test func retriesOnlyWhatFailed() throws {
    let space = try CommandSpace(intents: #""test.exec.some": {"exec": ["./some.sh"], "max_retries": 0}"#)
    let odd =
      "echo \"$INTENT_JOB_ID\" >> ran; grep -q '\"fine\"' || [ -e mended ] || { echo 'no such student' >&2; exit 65; }"
    try space.program("some.sh", odd)
    try space.write("items.jsonl", "{\"a\":\"fine\"}\n{\"a\":\"odd\"}\nnothing\n{\"a\":\"fine\"}\n")
    let first = try space.run("batch", "run", "test.exec.some", "--items", "items.jsonl", "--id", "b", "--drain")
    #expect(first.status == 70, "\(first.errors)")
    #expect(first.output.contains("2 of 4 items failed"))
    try space.write("mended", "")
    #expect(try space.run("batch", "retry", "b").status == 0)
    try space.run("drain")
    let status = try space.run("batch", "status", "b", "--json").json
    // The line that is no item fails again.
    #expect(status["completed"]?.integer == 3)
    #expect(status["failed"]?.integer == 1)
    let ran = try String(contentsOf: space.root.appending(path: "ran"), encoding: .utf8).split(separator: "\n").sorted()
    #expect(ran == ["b.1", "b.2", "b.2", "b.4"])
  }

  @Test func whatIsNoBatchIsLeftAlone() throws {
    let space = try slowSpace()
    try space.run("submit", "runtime.query.echo", "--id", "single", "--run-at", "1h")
    for operation in ["pause", "resume", "cancel", "retry"] {
      let ending = try space.run("batch", operation, "single")
      #expect(ending.status == 65, "\(operation)")
      #expect(ending.errors.contains("single is no batch"), "\(ending.errors)")
      #expect(try space.run("batch", operation, "nobody").status == 66)
    }
    #expect(try space.run("show", "single", "--json").json["status"]?.string != "cancelled")
    #expect(try space.ids("pending") + space.ids("delayed") == ["single"])
    #expect(try space.run("batch", "status", "single").status == 66)
    #expect(try space.run("batch", "status", "nobody").errors.contains("there is no batch of that id"))
    #expect(try space.run("batch", "status", "nobody", "--watch").status == 66)
    #expect(try space.run("batch", "report", "single").status == 66)
  }

  @Test func listsEachConditionOnce() throws {
    let space = try slowSpace()
    try submit(space, "done", 1)
    try space.run("drain")
    try submit(space, "paused", 1)
    try space.run("batch", "pause", "paused")
    try submit(space, "later", 2)
    try space.write(
      "spool/pending/dropped.json",
      #"{"id": "dropped", "intent_key": "test.exec.slow", "intent_params": {}, "batch": {"items": [{}]}, "run_at": "2999-01-01T00:00:00Z"}"#
    )
    try space.run("submit", "test.exec.slow", "--id", "single", "--params", #"{"x": "\"batch\""}"#)
    let lines = try space.run("batch", "list", "--json").jsonLines
    let found = Dictionary(uniqueKeysWithValues: lines.map { ($0["id"]?.string ?? "", $0["condition"]?.string ?? "") })
    #expect(found == ["done": "completed", "paused": "paused", "later": "waiting", "dropped": "waiting"])
    #expect(lines.first { $0["id"]?.string == "dropped" }?["total"] == nil)
    #expect(lines.first { $0["id"]?.string == "later" }?["open"]?.integer == 2)
    let open = try space.run("batch", "status", "--json").jsonLines.compactMap { $0["id"]?.string }.sorted()
    #expect(open == ["dropped", "later", "paused"])
    let table = try space.run("batch", "list")
    #expect(table.lines.count == 5)
    #expect(table.lines[0].hasPrefix("BATCH"))
    #expect(try space.run("batch", "list", "--limit", "1").errors.contains("--limit 0 shows all"))
    let early = try space.run("batch", "report", "dropped")
    #expect(early.status == 75)
    #expect(early.errors.contains("no dispatcher has read its items yet"))
  }
}
