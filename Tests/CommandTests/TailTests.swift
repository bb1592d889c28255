import Foundation
import IntentJSON
import ProgramTesting
import Testing

/// `intent tail`, with a dispatcher and without.
@Suite struct TailTests {
  private func events(_ tail: RunningCommand) -> [String] {
    tail.output.split(separator: "\n").compactMap { line in
      guard let json = try? JSONText(validating: Array(line.utf8)) else { return nil }
      return "\(json["event"]?.string ?? "?") \(json["id"]?.string ?? "?")"
    }
  }

  /// Starts it, and waits until it watches all the directories that it has to.
  private func start(_ space: CommandSpace, _ arguments: [String]) throws -> RunningCommand {
    let tail = try space.start(["tail"] + arguments)
    let states = arguments.contains("--state") ? 1 : 8
    try space.wait("it watches") {
      let directory = "/proc/\(tail.pid)/fdinfo"
      let files = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
      return files.contains { file in
        let text = (try? String(contentsOfFile: "\(directory)/\(file)", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").count { $0.hasPrefix("inotify wd:") } >= states
      }
    }
    return tail
  }

  @Test func everyKindOfEventIsTold() throws {
    let space = try CommandSpace(
      intents: CommandSpace.intents + """
        , "test.exec.again": {"exec": ["./later.sh"], "max_retries": 1, "backoff": {"kind": "fixed", "base": "50ms"}}
        """)
    try space.run("submit", "runtime.query.echo", "--id", "before")
    try space.run("drain")
    let tail = try start(space, ["--json"])
    try space.wait("the past is told") { events(tail) == ["completed before"] }
    try space.withDispatcher {
      try space.run("submit", "test.exec.sleep", "--id", "long")
      try space.wait("it runs") { events(tail).contains("started long") }
      try space.run("cancel", "long")
      try space.run("submit", "test.exec.fail", "--id", "bad")
      try space.run("submit", "test.exec.again", "--id", "again")
      try space.run("submit", "no.exec.such", "--id", "odd")
      try space.run("submit", "runtime.query.echo", "--id", "later", "--run-at", "1d")
      try space.write("spool/pending/no-job.json", "{}")
      let expected = [
        "cancelled long", "failed bad", "retried again", "failed again", "held odd", "waits later", "rejected no-job",
      ]
      try space.wait("all is told") { Set(events(tail)).isSuperset(of: expected) }
    }
    // It survives a dispatcher, and sees what the next one does.
    try space.run("submit", "runtime.query.echo", "--id", "after")
    try space.run("drain")
    try space.wait("the next one's work is told") { events(tail).contains("completed after") }
    tail.signal(SIGINT)
    let ending = try tail.wait()
    #expect(ending.status == 0)
    #expect(ending.errors == "")
    let told = events(tail)
    for ends in ["cancelled long", "failed bad", "completed before", "completed after"] {
      #expect(told.count { $0 == ends } == 1, "\(ends) in \(told)")
    }
    let retried = try #require(ending.jsonLines.first { $0["event"]?.string == "retried" })
    #expect(retried["error_message"]?.string == "the line is busy")
    #expect(retried["due_at"]?.string != nil)
    let failed = try #require(ending.jsonLines.first { $0["id"]?.string == "bad" && $0["event"]?.string == "failed" })
    #expect(failed["error_kind"]?.string == "permanent")
    #expect(failed["duration_ms"]?.integer != nil)
  }

  @Test func linesForPeople() throws {
    let space = try CommandSpace()
    try space.run("drain")
    let tail = try start(space, [])
    try space.run("submit", "test.exec.fail", "--id", "bad")
    try space.write("spool/pending/지각.json", "{}")
    try space.run("drain")
    try space.wait("both are told") { tail.output.contains("failed") && tail.output.contains("rejected") }
    tail.signal(SIGTERM)
    let ending = try tail.wait()
    #expect(ending.status == 0)
    #expect(!ending.output.contains("\u{1B}"))
    let failed = try #require(ending.lines.first { $0.contains("failed") })
    #expect(failed.contains("test.exec.fail  bad  in "), "\(failed)")
    #expect(failed.hasSuffix("permanent: no such student"), "\(failed)")
    #expect(ending.lines.contains { $0.contains("submitted  test.exec.fail  bad") }, "\(ending.output)")
  }

  @Test func theLastOnesComeFirst() throws {
    let space = try CommandSpace()
    for number in 1...5 {
      try space.run("submit", "runtime.query.echo", "--id", "e\(number)", "--tenant", number < 4 ? "t1" : "t2")
      try space.run("drain")
    }
    try space.run("submit", "test.exec.fail", "--id", "f")
    try space.run("drain")
    func past(_ arguments: String...) throws -> [String] {
      let tail = try start(space, ["--json"] + arguments)
      tail.signal(SIGINT)
      _ = try tail.wait()
      return events(tail)
    }
    #expect(try past() == ["e1", "e2", "e3", "e4", "e5"].map { "completed \($0)" } + ["failed f"])
    #expect(try past("--lines", "2") == ["completed e5", "failed f"])
    #expect(try past("-l", "0") == [])
    #expect(try past("--state", "completed", "--lines", "1") == ["completed e5"])
    #expect(try past("--tenant", "t1") == ["completed e1", "completed e2", "completed e3"])
    #expect(try past("--intent", "test.exec.fail") == ["failed f"])
    #expect(try past("--since", "2100-01-01T00:00:00Z") == [])
    #expect(try past("--since", "1h").count == 6)
  }

  @Test func filtersHoldForWhatHappensToo() throws {
    let space = try CommandSpace()
    try space.run("drain")
    let byState = try start(space, ["--json", "--state", "failed"])
    let byIntent = try start(space, ["--json", "--intent", "runtime.query.echo"])
    let byTenant = try start(space, ["--json", "--tenant", "t1", "--state", "completed"])
    try space.run("submit", "test.exec.fail", "--id", "f")
    try space.run("submit", "runtime.query.echo", "--id", "e1", "--tenant", "t1")
    try space.run("submit", "runtime.query.echo", "--id", "e2", "--tenant", "t2")
    try space.run("drain")
    try space.wait("all have told") {
      events(byState) == ["failed f"] && Set(events(byIntent)).isSuperset(of: ["completed e1", "completed e2"])
        && events(byTenant) == ["completed e1"]
    }
    #expect(!events(byIntent).contains { $0.hasSuffix(" f") })
    for tail in [byState, byIntent, byTenant] {
      tail.signal(SIGINT)
      #expect(try tail.wait().status == 0)
    }
  }

  /// A day's directory that comes up while it follows, with records in it before it can be watched.
  @Test func theNextDayIsFollowed() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "today")
    try space.run("drain")
    let tail = try start(space, ["--json", "--lines", "0"])
    let record = #"{"id": "%", "intent_key": "a.exec.b", "intent_params": {}, "status": "completed", "attempts": []}"#
    let moved = try space.shell(
      """
      mkdir new; echo '\(record.replacing("%", with: "first"))' > new/first.json; mv new spool/completed/2999-01-01
      """)
    #expect(moved.status == 0, "\(moved.errors)")
    try space.wait("the first is told") { events(tail) == ["completed first"] }
    try space.write("second.json", record.replacing("%", with: "second"))
    #expect(try space.shell("mv second.json spool/completed/2999-01-01/").status == 0)
    try space.wait("the second is told") { events(tail) == ["completed first", "completed second"] }
    tail.signal(SIGINT)
    #expect(try tail.wait().status == 0)
  }

  @Test func onATerminalEachEventIsOneColouredLine() throws {
    let space = try CommandSpace()
    try space.run("submit", "test.exec.fail", "--id", String(repeating: "x", count: 60))
    try space.run("drain")
    let terminal = try PseudoTerminal(columns: 80, rows: 24)
    let tail = try space.start(["tail"], environment: ["TERM": "xterm", "NO_COLOR": ""], terminal: terminal)
    try space.wait("it is told") { terminal.output.contains("permanent: ") }
    tail.signal(SIGINT)
    #expect(try tail.wait().status == 0)
    #expect(terminal.output.contains("\u{1B}[31mfailed"))
    let shown = ShownScreen(columns: 80, rows: 24, after: terminal.output)
    #expect(shown.lines.filter { !$0.isEmpty }.count == 1, "\(shown.lines)")
    #expect(terminal.output.hasSuffix("\u{1B}[0m") || !terminal.output.hasSuffix("m"), "no colour is left behind")
  }

  @Test func whatIsWrongIsTold() throws {
    let space = try CommandSpace()
    #expect(try space.run("tail").status == 66)
    #expect(try space.run("tail", "--lines", "-1").status == 64)
    #expect(try space.run("tail", "--state", "odd").status == 64)
    #expect(try space.run("tail", "--since", "never").status == 64)
    try space.run("submit", "runtime.query.echo")
    let tail = try start(space, [])
    try FileManager.default.removeItem(at: space.spool.appending(path: "held"))
    let ending = try tail.wait()
    #expect(ending.status == 78)
    #expect(ending.errors.contains("spool/held was removed, or moved away"), "\(ending.errors)")
  }
}
