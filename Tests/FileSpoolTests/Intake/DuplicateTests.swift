import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

@Suite("A dropped id that is taken is a duplicate, and says of what")
struct DuplicateTests {
  @Test(arguments: ["pending", "processing", "delayed", "held", "completed", "failed", "cancelled"])
  func states(_ state: String) throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("same"), as: "first.json")
    if state != "pending" {
      let claim = try fixture.claim()[0]
      let now = fixture.now
      switch state {
      case "delayed": _ = try fixture.spool.commit([claim.snoozed(milliseconds: 60_000, at: now)])
      case "held": _ = try fixture.spool.commit([.hold(claim, because: .permanent("x"), now: now)])
      case "completed": _ = try fixture.spool.commit([claim.completed(at: now)])
      case "failed": _ = try fixture.spool.commit([claim.failed(at: now)])
      case "cancelled": _ = try fixture.spool.commit([.cancel(claim, because: .permanent("x"), now: now)])
      default: break
      }
    }
    fixture.drop(TestJob("same"), as: "second.json")
    #expect(try fixture.claimOnce().count == (state == "pending" ? 1 : 0))
    let stem = try #require(fixture.directory.list("rejected").first).dropLast(11)
    let reason = try #require(fixture.reason(String(stem)))
    #expect(reason.contains("duplicate") && reason.contains("same") && reason.contains("\(state)/"), "\(reason)")
  }

  /// The moment in which a waiting job's time has come and it is not claimed yet: the same id arrives.
  @Test func theSameIDArrivesAsItsJobFallsDue() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("same"), as: "first.json")
    _ = try fixture.spool.commit([try fixture.claim()[0].snoozed(milliseconds: 1000, at: fixture.now)])
    fixture.drop(TestJob("same"), as: "second.json")
    fixture.clock.advance(milliseconds: 1000)
    let claims = try fixture.claim()
    #expect(claims.map(\.job.past.attempts.count) == [1])
    #expect(fixture.reason("second")?.contains("delayed/") == true)
    try fixture.complete(claims)
    #expect(try fixture.claimOnce().isEmpty)
  }

  /// As above, for a job that was read and has to wait for the filter, and for one that was left for later to make room.
  @Test func theSameIDArrivesWhileItsJobWaitsForTheFilter() throws {
    let fixture = try SpoolFixture { $0.windowJobs = 4 }
    for index in 0..<8 { fixture.drop(TestJob("job-\(index)", uniqueKey: "key-\(index)"), as: "job-\(index).json") }
    var claims: [Claim] = []
    while claims.count < 8 { claims += try fixture.claim() }
    _ = try fixture.spool.commit(claims.map { $0.snoozed(milliseconds: 1000, at: fixture.now) })
    fixture.clock.advance(milliseconds: 1000)
    var filter = ClaimFilter()
    filter.slotsOfQueue[QueueName(unchecked: "runtime")] = 0
    for _ in 0..<4 { #expect(try fixture.spool.claim(limit: 8, filter: filter).isEmpty) }
    for index in 0..<8 {
      fixture.drop(TestJob("job-\(index)"), as: "again-\(index).json")
      fixture.drop(TestJob("other-\(index)", uniqueKey: "key-\(index)"), as: "other-\(index).json")
    }
    for _ in 0..<8 { #expect(try fixture.spool.claim(limit: 8, filter: filter).isEmpty) }
    claims = []
    while claims.count < 8 { claims += try fixture.claim() }
    #expect(claims.allSatisfy { $0.job.past.attempts.count == 1 }, "\(claims.map(\.job.id.text))")
    try fixture.complete(claims)
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.directory.list("rejected").count { $0.hasSuffix(".error.json") } == 16)
  }

  /// Of many days only the newest are asked one by one.
  @Test func completedLongAgo() throws {
    let fixture = try SpoolFixture { _ in
    } prepare: { directory in
      for day in 1...9 {
        Shell.run("mkdir '\(directory.path)/completed/2026-01-0\(day)'")
        directory.write("{}", to: "completed/2026-01-0\(day)/old-\(day).json")
      }
    }
    fixture.drop(TestJob("old-2"), as: "a.json")
    fixture.drop(TestJob("old-9"), as: "b.json")
    fixture.drop(TestJob("old-0"), as: "c.json")
    #expect(try fixture.claim().map(\.job.id.text) == ["old-0"])
    #expect(fixture.reason("a")?.contains("completed/") == true)
    #expect(fixture.reason("b")?.contains("completed/") == true)
  }

  @Test func droppingTheSameNameEveryDayIsNoDuplicate() throws {
    let fixture = try SpoolFixture()
    for _ in 0..<3 {
      fixture.drop(TestJob(), as: "daily.json")
      let claim = try fixture.claim()[0]
      #expect(claim.job.id.text.hasPrefix("daily-"))
      #expect(claim.job.submittedAs == "daily.json")
      try fixture.complete([claim])
    }
    #expect(try fixture.spool.find("daily").count == 3)
  }

  @Test func namesInAnyScript() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob(), as: "지각.json")
    Shell.run(
      "cp '\(fixture.directory.path)/pending/지각.json' \"$(printf '\(fixture.directory.path)/pending/\\377.json')\"")
    let claims = try fixture.claim(2)
    #expect(claims.allSatisfy { (try? JobUID($0.job.id.text)) != nil })
    #expect(claims.contains { $0.job.submittedAs == "지각.json" })
    try fixture.complete(claims)
  }

  @Test func aUniqueKeyNamesItsHolder() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("first", uniqueKey: "k"), as: "first.json")
    let claim = try fixture.claim()[0]
    fixture.drop(TestJob("second", uniqueKey: "k"), as: "second.json")
    #expect(try fixture.claimOnce().isEmpty)
    let reason = try #require(fixture.reason("second"))
    #expect(reason.contains("duplicate") && reason.contains("first") && reason.contains("unique_key"))
    try fixture.complete([claim])
    fixture.drop(TestJob("second", uniqueKey: "k"), as: "second.json")
    #expect(try fixture.claim().map(\.job.id.text) == ["second"])
  }
}
