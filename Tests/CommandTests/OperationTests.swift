import Foundation
import IntentJSON
import Testing

/// Retry, cancel, purge and queues: the same with and without a running dispatcher.
@Suite struct OperationTests {
  /// Runs `body` with and without a dispatcher. No worker starts anything in paused queues, so that what is pending
  /// stays pending.
  private func inBothWorlds(_ body: (CommandSpace) throws -> Void) throws {
    let alone = try CommandSpace()
    try alone.run("submit", "runtime.query.echo", "--id", "first", "--run-at", "1d")
    try body(alone)
    let accompanied = try CommandSpace()
    try accompanied.withDispatcher { try body(accompanied) }
  }

  @Test func cancelsWhatWaits() throws {
    try inBothWorlds { space in
      #expect(try space.run("queue", "pause", "runtime").status == 0)
      try space.run("submit", "runtime.query.echo", "--id", "one")
      let ending = try space.run("cancel", "one", "--reason", "a mistake", "--json")
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.json["outcome"]?.string == "done")
      #expect(ending.json["state"]?.string == "cancelled")
      let record = try space.run("show", "one", "--json").json
      #expect(record["status"]?.string == "cancelled")
      #expect(record["error_message"]?.string == "cancelled: a mistake")
      let again = try space.run("cancel", "one")
      #expect(again.status == 65)
      #expect(again.errors.contains("is cancelled already"))
    }
  }

  @Test func commandsBesideEachOtherTakeTurns() throws {
    let space = try CommandSpace()
    let jobs = (1...8).map { #"{"id": "job-\#($0)", "intent_key": "runtime.query.echo", "intent_params": {}}"# }
    try space.run("submit", "--from", "-", input: jobs.joined(separator: "\n"))
    let commands = try (1...8).map { try space.start(["cancel", "job-\($0)"]) }
    for command in commands {
      let ending = try command.wait()
      #expect(ending.status == 0, "\(ending.errors)")
    }
    #expect(try space.ids("cancelled").count == 8)
  }

  @Test func cancelsWhatRuns() throws {
    let space = try CommandSpace()
    let dispatcher = try space.withDispatcher {
      try space.run("submit", "test.exec.sleep", "--id", "long")
      try space.wait("it runs") { try space.ids("processing") == ["long"] }
      #expect(try space.run("cancel", "long", "--reason", "a mistake", "--json").json["outcome"]?.string == "asked")
      #expect(try space.run("wait", "long", "--timeout", "30s").status == 70)
      #expect(try space.ids("cancelled") == ["long"])
    }
    #expect(dispatcher.errors.contains("long cancelled: a mistake"), "\(dispatcher.errors)")
  }

  @Test func retriesWhatFailed() throws {
    let space = try CommandSpace()
    try space.run("submit", "test.exec.fail", "--id", "one")
    try space.run("drain")
    #expect(try space.ids("failed") == ["one"])
    let ending = try space.run("retry", "one")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output == "one: put back into pending\n")
    #expect(try space.ids("pending") == ["one"])
    try space.program("fail.sh", "cat >/dev/null; echo '{}'")
    try space.withDispatcher {
      #expect(try space.run("wait", "one").status == 0)
      let done = try space.run("retry", "one")
      #expect(done.status == 65)
      #expect(done.errors.contains("one: is completed"))
    }
  }

  /// What a record did not keep cannot be run again: told at once, where a retry would only have been rejected.
  @Test func whatWasRedactedIsNotRetried() throws {
    let intents = #""test.exec.fail": {"exec": ["./fail.sh"], "max_retries": 0, "redact": ["phone"]}"#
    let space = try CommandSpace(intents: intents)
    try space.run("submit", "test.exec.fail", "--id", "secret", "--params", #"{"phone": "010-1234"}"#)
    try space.run("submit", "test.exec.fail", "--id", "open", "--params", #"{"name": "Kim"}"#)
    try space.run("drain")
    let retry = { (space: CommandSpace) in
      let ending = try space.run("retry", "secret", "open")
      #expect(ending.status == 65)
      #expect(ending.errors.contains("secret: "), "\(ending.errors)")
      #expect(ending.errors.contains("intent_params.phone: was redacted"), "\(ending.errors)")
      #expect(ending.errors.contains("or submit a new job"), "\(ending.errors)")
      #expect(try space.ids("failed").contains("secret"))
      #expect(ending.output == "open: put back into pending\n")
    }
    try retry(space)
    #expect(try space.ids("rejected").isEmpty)
    try space.run("drain")
    try space.withDispatcher { try retry(space) }
  }

  @Test func retriesAllThatTheFilterAdmits() throws {
    let space = try CommandSpace()
    for id in ["a", "b"] { try space.run("submit", "test.exec.fail", "--id", id) }
    try space.run("submit", "test.exec.later", "--id", "c")
    try space.run("submit", "runtime.query.echo", "--id", "d")
    try space.run("drain")
    #expect(try space.ids("failed") == ["a", "b", "c"])
    #expect(try space.run("retry", "--all", "--intent", "test.exec.fail", "--since", "1h").status == 0)
    #expect(try space.ids("pending") == ["a", "b"])
    #expect(try space.ids("failed") == ["c"])
    let none = try space.run("retry", "--all", "--state", "cancelled")
    #expect(none.status == 0)
    #expect(none.errors.contains("no jobs match"))
  }

  @Test func retryReleasesWhatIsHeldAndHurriesWhatIsDelayed() throws {
    try inBothWorlds { space in
      try space.run("submit", "runtime.query.echo", "--id", "delayed", "--run-at", "1d")
      if try space.run("status", "--json").json["dispatcher"]?.isNull == true {
        #expect(try space.run("drain").status == 0)
      }
      try space.wait("it waits for its time") { try space.ids("delayed").contains("delayed") }
      let ending = try space.run("retry", "delayed")
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.output == "delayed: waits no longer\n")
    }
  }

  @Test func aMendedFileIsReadAnew() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo")
    try space.write("spool/pending/지각.json", "{")
    #expect(try space.run("drain").status == 0)
    let file = try #require(try space.run("list", "--state", "rejected", "--json").json["location"]?.string)
    try space.write(file, #"{"intent_key": "runtime.query.echo", "intent_params": {}}"#)
    let id = try #require(try space.ids("rejected").first)
    #expect(try space.run("retry", id).status == 0)
    #expect(try space.run("drain").status == 0)
    #expect(try space.run("show", "지각", "--json").json["state"]?.string == "completed")
    #expect(try space.ids("rejected").isEmpty)
    #expect(try space.run("cancel", "지각").errors.contains("is completed already"))
  }

  @Test func unknownJobsAndOthersInOneCommand() throws {
    try inBothWorlds { space in
      #expect(try space.run("queue", "pause", "runtime").status == 0)
      try space.run("submit", "runtime.query.echo", "--id", "one")
      let ending = try space.run("cancel", "none", "one")
      #expect(ending.status == 66)
      #expect(ending.output == "one: cancelled\n")
      #expect(ending.errors.contains("none: there is no job of that id"))
    }
  }

  @Test func aPausedQueueStartsNothing() throws {
    let space = try CommandSpace()
    try space.withDispatcher {
      let paused = try space.run("queue", "pause", "runtime", "--json")
      #expect(paused.json["paused"]?.text == #"["runtime"]"#)
      try space.run("submit", "runtime.query.echo", "--id", "one")
      try space.run("submit", "test.exec.fail", "--id", "other")
      // Of another queue, and younger: it has run, so the paused one's turn is over.
      #expect(try space.run("wait", "other").status == 70)
      #expect(try space.ids("pending") == ["one"])
      let list = try space.run("queue", "list", "--json").json
      let runtime = list["queues"]?.elements.first { $0["queue"]?.string == "runtime" }
      #expect(runtime?["paused"]?.bool == true)
      #expect(runtime?["pending"]?.integer == 1)
      #expect(try space.run("status").output.contains("paused      runtime"))
      #expect(try space.run("queue", "resume", "runtime").status == 0)
      let resumed = try space.run("wait", "one")
      #expect(resumed.status == 0, "\(resumed.output) \(resumed.errors)")
    }
  }

  @Test func purgeDeletesWhatEndedLongAgo() throws {
    try inBothWorlds { space in
      try space.run("submit", "runtime.query.echo", "--id", "done")
      if try space.run("status", "--json").json["dispatcher"]?.isNull == true { try space.run("drain") }
      #expect(try space.run("wait", "done").status == 0)
      #expect(try space.run("purge", "--older-than", "1h", "--json").json["purged"]?.integer == 0)
      #expect(try space.ids("completed") == ["done"])
      #expect(try space.run("purge", "--older-than", "0s").output == "1 record deleted\n")
      #expect(try space.ids("completed").isEmpty)
    }
  }

  @Test(arguments: [
    (["retry"], "--all"), (["retry", "--all", "x"], "--all"), (["retry", "x", "--since", "1h"], "go with --all"),
    (["retry", "--all", "--state", "completed"], "only failed"),
    (["purge", "--state", "pending"], "only jobs that ended"),
    (["queue", "pause", "No Queue"], "is no queue name"), (["list", "--limit", "-1"], "--limit"),
    (["list", "--state", "lost"], "lost"), (["frobnicate"], "frobnicate"),
  ]) func wrongArgumentsAreTold(_ arguments: [String], _ says: String) throws {
    let ending = try CommandSpace().run(arguments)
    #expect(ending.status == 64)
    #expect(ending.errors.contains(says), "\(ending.errors)")
  }
}
