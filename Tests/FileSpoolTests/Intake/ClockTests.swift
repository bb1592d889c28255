import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

/// Somebody, or NTP, sets the wall clock back, or far ahead and back again.
@Suite("A clock that is set back loses nothing and hurries nothing")
struct ClockTests {
  private static let day: Int64 = 86_400_000

  @Test func aJobThatEndsBeforeItBegan() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("one"), as: "one.json")
    let claims = try fixture.claim()
    fixture.clock.set(fixture.now.adding(milliseconds: -Self.day))
    try fixture.complete(claims)
    #expect(try fixture.spool.counts()[.completed] == 1)
    #expect(try fixture.spool.counts()[.processing] == 0)
    // The day of the record is that of the clock when it ended.
    #expect(fixture.directory.list("completed") == [String(fixture.now.rfc3339.prefix(10))])
    fixture.drop(TestJob("one"), as: "again.json")
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.reason("again")?.contains("duplicate") == true)
  }

  @Test func whatIsDroppedAfterwardsIsTaken() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("before"), as: "before.json")
    let before = try fixture.claim()
    fixture.clock.set(fixture.now.adding(milliseconds: -Self.day))
    // Its file is from the future now, as far as this clock knows.
    fixture.drop(TestJob("after"), as: "after.json")
    let after = try fixture.claim()
    #expect(after.map(\.job.id.text) == ["after"])
    #expect(after[0].token.fence > before[0].token.fence)
    #expect(after[0].job.uid != before[0].job.uid)
    try fixture.complete(before + after)
  }

  @Test func whatWaitsForItsTimeWaitsForTheClock() throws {
    let fixture = try SpoolFixture()
    let due = fixture.now.adding(milliseconds: 3_600_000)
    fixture.drop(
      #"{"id": "later", "intent_key": "a.exec.b", "intent_params": {}, "run_at": "\#(due.rfc3339)"}"#, as: "later.json")
    _ = try fixture.claimOnce()
    #expect(try fixture.spool.counts()[.delayed] == 1)
    fixture.clock.set(fixture.now.adding(milliseconds: -Self.day))
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.spool.nextDue() == due)
    fixture.clock.advance(milliseconds: Self.day + 3_600_001)
    #expect(try fixture.claim().map(\.job.id.text) == ["later"])
  }

  @Test func aSuccessorWithAnEarlierClockTakesOver() throws {
    let lives = try TwoLives()
    try lives.claim("one")
    lives.clock.set(lives.now.adding(milliseconds: -Self.day))
    let (spool, orphans) = try lives.open(boot: "1")
    #expect(orphans.map(\.job.id.text) == ["one"])
    #expect(try spool.commit(orphans.map { $0.completed(at: lives.now) }) == [.held])
    #expect(lives.directory.exists(lives.completed("one")))
    #expect(try spool.counts()[.processing] == 0)
    spool.close()
  }
}
