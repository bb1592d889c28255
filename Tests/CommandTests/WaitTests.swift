import IntentJSON
import Testing

/// `intent wait`: ends with its jobs, and as they did.
@Suite struct WaitTests {
  @Test func endsAsTheJobsDid() throws {
    let space = try CommandSpace()
    for (id, key) in [("good", "runtime.query.echo"), ("bad", "test.exec.fail"), ("odd", "no.query.such")] {
      try space.run("submit", key, "--id", id)
    }
    try space.withDispatcher {
      let good = try space.run("wait", "good")
      #expect(good.status == 0, "\(good.output) \(good.errors)")
      let bad = try space.run("wait", "good", "bad")
      #expect(bad.status == 70)
      #expect(bad.lines.contains("bad: failed: no such student"))
      let odd = try space.run("wait", "odd", "--json")
      #expect(odd.status == 69)
      #expect(odd.json["state"]?.string == "held")
      #expect(odd.json["held"]?["kind"]?.string == "unknown_intent")
    }
  }

  @Test func waitsUntilTheJobHasEndedAndGivesItsResult() throws {
    let space = try CommandSpace()
    try space.withDispatcher {
      try space.run("queue", "pause", "runtime")
      try space.run("submit", "runtime.query.echo", "--id", "one", "--params", #"{"a": 1.10}"#)
      let waiting = try space.start(["wait", "one", "--json"])
      try space.run("queue", "resume", "runtime")
      let ending = try waiting.wait()
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.json["result"]?.text == #"{"a": 1.10}"#)
    }
  }

  @Test func givesUpAtItsTimeout() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "one")
    let ending = try space.run("wait", "one", "--timeout", "200ms")
    #expect(ending.status == 75)
    #expect(ending.errors.contains("no dispatcher runs"))
    #expect(ending.errors.contains("not ended within 200ms: one"))
  }

  @Test func noSuchJob() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo")
    let ending = try space.run("wait", "none")
    #expect(ending.status == 66)
    #expect(ending.errors.contains("none: there is no job of that id"))
  }
}
