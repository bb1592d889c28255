import Foundation
import IntentJSON
import Testing

/// `intent schedule`, with a dispatcher and without.
@Suite struct ScheduleCommandTests {
  private static let job = #""job":{"intent_key":"runtime.query.echo","intent_params":{"price":1.10}}"#

  private func file(_ space: CommandSpace, _ path: String) -> String? {
    try? String(contentsOf: space.spool.appending(path: path), encoding: .utf8)
  }

  @Test func addsListsChangesAndRemoves() throws {
    let space = try CommandSpace()
    let added = try space.run(
      "schedule", "add", "closing", "--cron", "0 2 1 * *", "--timezone", "Asia/Seoul", "--intent", "runtime.query.echo",
      "--params", #"{"price": 1.10}"#, "--tenant", "t", "--missed", "all=3", "--overlap", "skip", "--jitter", "5m",
      "--description", "월말 마감")
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.output.contains("closing is added: runs next at") && added.output.contains("02:00:00 +09:00"))
    let text = try #require(file(space, "schedules/closing.json"))
    #expect(text.contains(#""intent_params":{"price": 1.10}"#))
    #expect(text.contains(#""missed":{"all":3}"#))
    #expect(
      try space.run("schedule", "add", "beat", "--every", "15m", "--intent", "a.exec.b", "--json").json["name"]?.string
        == "beat")

    let list = try space.run("schedule", "list", "--json").json["schedules"]?.elements.map { $0 } ?? []
    #expect(list.map { $0["name"]?.string } == ["beat", "closing"])
    #expect(list[1]["cron"]?.string == "0 2 1 * *" && list[1]["state"]?.string == "runs")
    #expect(list[1]["next"]?.string?.hasSuffix("T17:00:00.000Z") == true)
    #expect(try space.run("schedule", "list").lines.count == 3)

    #expect(try space.run("schedule", "disable", "closing").output == "closing is disabled\n")
    #expect(try space.run("schedule", "next", "closing").output.contains("disabled"))
    #expect(try space.run("schedule", "list", "--json").output.contains(#""state":"disabled""#))
    #expect(try space.run("schedule", "enable", "closing", "--json").json["enabled"]?.bool == true)
    #expect(file(space, "schedules/closing.json") == text, "nothing else of the file has changed")

    #expect(try space.run("schedule", "remove", "beat").output == "beat is removed\n")
    #expect(file(space, "schedules/beat.json") == nil)
    for verb in ["remove", "enable", "disable", "run", "next"] {
      let missing = try space.run("schedule", verb, "beat")
      #expect(missing.status == 66, "\(verb)")
      #expect(missing.errors.contains("there is no schedule beat in"), "\(missing.errors)")
    }
  }

  @Test func explainsWhatWillRun() throws {
    let space = try CommandSpace()
    let next = try space.run(
      "schedule", "next", "30 2 * * *", "--timezone", "Europe/Berlin", "--after", "2026-03-28T12:00:00Z", "--count",
      "2",
      "--json"
    ).json
    let runs = next["runs"]?.elements.map { $0 } ?? []
    #expect(runs.map { $0["at"]?.string } == ["2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z"])
    #expect(runs.first?["local"]?.string == "2026-03-29T03:00:00+02:00")
    #expect(runs.first?["notes"]?.text == #"["02:30 does not exist on 2026-03-29: runs at 03:00"]"#)
    #expect(runs.last?["notes"] == nil)
    let text = try space.run(
      "schedule", "next", "*/30 * * * *", "--timezone", "Europe/Berlin", "--after", "2026-10-25T00:00:00Z")
    #expect(text.output.contains("02:30 comes twice on 2026-10-25: this is the first time"))
    #expect(text.output.contains("02:30 comes twice on 2026-10-25: this is the second time"))
    try space.write(
      "late.json", "{\"every\":\"1d\",\"start\":\"2026-01-01T09:00:00Z\",\"end\":\"2026-01-02T09:00:00Z\",\(Self.job)}")
    #expect(try space.run("schedule", "add", "--file", "late.json").output == "late is added: it never runs again\n")
    let named = try space.run("schedule", "next", "late", "--after", "2025-01-01T00:00:00Z", "--json").json
    #expect(
      named["runs"]?.elements.map { $0["id"]?.string } == ["late.20260101T090000Z", "late.20260102T090000Z"])
  }

  @Test(arguments: [
    (["add", "x"], Int32(64), "say when it runs"),
    (["add", "--every", "5m", "--intent", "a.exec.b"], 64, "name the schedule"),
    (["add", "x", "--every", "5m"], 64, "say what runs"),
    (["add", "x", "--every", "5m", "--cron", "@daily", "--intent", "a.exec.b"], 64, "one of them"),
    (["add", "../x", "--every", "5m", "--intent", "a.exec.b"], 64, "no schedule's name"),
    (["add", "x", "--cron", "61 * * * *", "--intent", "a.exec.b"], 65, "schedule x: cron: minute: found \"61\""),
    (["add", "x", "--cron", "0 0 31 2 *", "--intent", "a.exec.b"], 65, "never comes"),
    (["add", "x", "--every", "0s", "--intent", "a.exec.b"], 65, "every: expected whole seconds"),
    (["add", "x", "--every", "5m", "--missed", "some", "--intent", "a.exec.b"], 65, "missed: expected"),
    (
      ["add", "x", "--cron", "@daily", "--timezone", "Asia/Seol", "--intent", "a.exec.b"], 65,
      "timezone: \"Asia/Seol\" is no time zone"
    ),
    (
      ["add", "x", "--cron", "@daily", "--timezone", "../../etc/passwd", "--intent", "a.exec.b"], 65, "is no time zone"
    ),
    (["add", "--file", "none.json"], 66, "none.json"),
    (["add", "--file", "registry.json"], 65, "registry.json: version"),
    (["add", "--file", "registry.json", "--every", "5m"], 64, "a whole schedule"),
    (["next", "* * * *"], 65, "found 4 fields"), (["next", "@daily", "--timezone", "Mars"], 65, "--timezone"),
    (["next", "x", "--timezone", "UTC"], 64, "--timezone goes with an expression"),
    (["next", "@daily", "--count", "0"], 64, "--count"),
  ])
  func saysWhatIsWrong(_ arguments: [String], _ status: Int32, _ says: String) throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo")
    let ending = try space.run(["schedule"] + arguments)
    #expect(ending.status == status, "\(ending.errors)")
    #expect(ending.errors.contains(says), "\(ending.errors)")
    #expect(try space.run("schedule", "list", "--json").json["schedules"]?.text == "[]")
  }

  @Test func aNameIsTakenUntilItIsReplaced() throws {
    let space = try CommandSpace()
    let add = ["schedule", "add", "x", "--every", "5m", "--intent", "a.exec.b"]
    try space.run(add)
    let second = try space.run(add)
    #expect(second.status == 65)
    #expect(second.errors.contains("there is a schedule x already"))
    #expect(try space.run(add + ["--replace", "--timezone", "UTC"]).status == 0)
    #expect(file(space, "schedules/x.json")?.contains("timezone") == true)
  }

  @Test func aRunByHandIsAJobOfItsOwn() throws {
    let space = try CommandSpace()
    try space.run(
      "schedule", "add", "x", "--every", "365d", "--intent", "runtime.query.echo", "--jitter", "300d", "--disabled")
    let ids = [try space.run("schedule", "run", "x"), try space.run("schedule", "run", "x")].map(\.output)
    #expect(Set(ids).count == 2)
    let id = ids[0].trimmingCharacters(in: .newlines)
    #expect(id.hasPrefix("x.") && id.count == 22, "\(id)")
    #expect(try space.run("drain").status == 0)
    let record = try space.run("show", id, "--json").json
    #expect(record["status"]?.string == "completed")
    #expect(record["schedule"]?["name"]?.string == "x")
  }

  @Test func drainSubmitsWhatIsDue() throws {
    let space = try CommandSpace()
    // Two days of missed hours, of which the latest three run.
    try space.run("status")
    try space.run("submit", "runtime.query.echo", "--id", "first")
    let start = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -2 * 86_400))
    try space.write(
      "hourly.json", "{\"every\":\"1h\",\"start\":\"\(start)\",\"missed\":{\"all\":3},\"timezone\":\"UTC\",\(Self.job)}"
    )
    #expect(try space.run("schedule", "add", "--file", "hourly.json").status == 0)
    let drained = try space.run("drain")
    #expect(drained.status == 0, "\(drained.errors)")
    #expect(drained.errors.contains("were missed, and left out as \"missed\" says"), "\(drained.errors)")
    let ids = try space.ids("completed").filter { $0.hasPrefix("hourly.") }
    // Those of the last minute are not missed: one more if the hour has just struck.
    #expect((3...4).contains(ids.count), "\(ids)")
    // What is done is done, with its records or without.
    #expect(try space.run("purge", "--state", "completed", "--older-than", "0s").status == 0)
    #expect(try space.run("drain").status == 0)
    #expect(Set(try space.ids("completed")).intersection(ids).isEmpty)
  }

  @Test func aDispatcherTakesSchedulesUp() throws {
    let space = try CommandSpace()
    let ending = try space.withDispatcher(["--log-level", "info"]) {
      // Dropped as people do, in two pieces.
      let path = space.spool.appending(path: "schedules/tick.json").path
      let text = Array("{\"every\":\"1s\",\(Self.job)}".utf8)
      try Data(text.prefix(9)).write(to: URL(fileURLWithPath: path))
      let writer = try #require(FileHandle(forWritingAtPath: path))
      try writer.seekToEnd()
      try writer.write(contentsOf: Data(text.dropFirst(9)))
      try writer.close()
      try space.wait("two of its runs are done") { try space.ids("completed").count >= 2 }
      let ids = try space.ids("completed")
      #expect(ids.allSatisfy { $0.hasPrefix("tick.2") && $0.hasSuffix("Z") && $0.count == 21 }, "\(ids)")
      let record = try space.run("show", ids[0], "--json").json
      #expect(record["result"]?["price"]?.text == "1.10")
      #expect(record["schedule"]?["name"]?.string == "tick")

      // A bad one goes where bad drops go, with its reason.
      try space.write("bad.json", "{\"cron\":\"@daily\",\"timezone\":\"Asia/Seol\",\(Self.job)}")
      try FileManager.default.moveItem(
        at: space.root.appending(path: "bad.json"), to: space.spool.appending(path: "schedules/bad.json"))
      try space.wait("it is rejected") { self.file(space, "rejected/bad.json") != nil }
      let reason = try JSONText(validating: Array((file(space, "rejected/bad.error.json") ?? "").utf8))
      #expect(reason["error_kind"]?.string == "invalid_schedule")
      #expect(reason["field"]?.string == "timezone")
      #expect(reason["error_message"]?.string?.contains("schedules/bad.json: timezone: \"Asia/Seol\"") == true)

      // Changed, it runs no more; and removed, it leaves nothing.
      #expect(try space.run("schedule", "disable", "tick").status == 0)
      try space.wait("it is disabled") { self.file(space, ".intent/schedules/tick.json")?.contains(" off") == true }
      try space.wait("all is done") { try space.ids("pending").isEmpty && space.ids("processing").isEmpty }
      let done = try space.ids("completed")
      #expect(try space.run("schedule", "run", "tick").status == 0)
      try space.wait("the run by hand is done") { try space.ids("completed").count == done.count + 1 }
      #expect(try space.run("schedule", "remove", "tick").status == 0)
      #expect(file(space, ".intent/schedules/tick.json") == nil)
    }
    #expect(ending.status == 0)
    #expect(ending.errors.contains("rejected (invalid_schedule): schedules/bad.json"), "\(ending.errors)")
    #expect(!ending.errors.contains(" error "), "\(ending.errors)")
  }
}
