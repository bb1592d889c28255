import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("What a person may do to jobs that nobody executes")
struct AdministrationTests {
  private let id = JobID(unchecked: "job")

  @Test(arguments: [JobState.pending, .delayed, .held])
  func takingAJobThatWaits(_ state: JobState) throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("job"), as: "anything.json")
    if state != .pending {
      let claim = try fixture.claim()[0]
      let now = fixture.now
      _ = try fixture.spool.commit([
        state == .held ? .hold(claim, because: .permanent("x"), now: now) : claim.snoozed(milliseconds: 1000, at: now)
      ])
    }
    let claim = try fixture.spool.take(id)
    #expect(try fixture.claimOnce().isEmpty)
    #expect(try fixture.spool.counts()[state] == 1)
    let results = try fixture.spool.commit([.cancel(claim, because: .permanent("no"), now: fixture.now)])
    #expect(results == [.held])
    #expect(fixture.directory.list(state.rawValue) == [])
    #expect(fixture.directory.list("cancelled") == ["job.json"])
    fixture.clock.advance(milliseconds: 5000)
    #expect(try fixture.claimOnce().isEmpty)
  }

  @Test func whatCannotBeTaken() throws {
    let fixture = try SpoolFixture()
    #expect(code { try fixture.spool.take(id) } == .notFound)
    fixture.drop(TestJob("job"), as: "job.json")
    let claim = try fixture.claim()[0]
    #expect(code { try fixture.spool.take(id) } == .conflict)
    try fixture.complete([claim])
    #expect(code { try fixture.spool.take(id) } == .conflict)
  }

  /// A drop that is replaced while a command holds it is another job.
  @Test func aDropThatIsReplacedMeanwhileStays() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("job"), as: "job.json")
    let claim = try fixture.spool.take(id)
    unlink("\(fixture.directory.path)/pending/job.json")
    fixture.drop(TestJob("other"), as: "job.json")
    _ = try fixture.spool.commit([.cancel(claim, because: .permanent("no"), now: fixture.now)])
    #expect(try fixture.claim().map(\.job.id.text) == ["other"])
  }

  @Test(arguments: [JobState.completed, .failed, .cancelled])
  func puttingAJobBack(_ state: JobState) throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("job", params: #"{"n":1.10}"#), as: "job.json")
    let claim = try fixture.claim()[0]
    let now = fixture.now
    _ = try fixture.spool.commit([
      state == .completed
        ? claim.completed(at: now)
        : state == .failed ? claim.failed(at: now) : .cancel(claim, because: .permanent("x"), now: now)
    ])
    try fixture.spool.resubmit(id)
    #expect(try fixture.spool.counts()[state] == 0)
    let again = try fixture.claim()[0]
    #expect(again.job.id == id)
    #expect(again.job.uid != claim.job.uid)
    #expect(again.job.params.text == #"{"n":1.10}"#)
    #expect(again.job.past.attempts.isEmpty && again.job.past.history != nil)
    #expect(code { try fixture.spool.resubmit(id) } == .conflict)
  }

  @Test func puttingARejectedDropBack() throws {
    let fixture = try SpoolFixture()
    fixture.drop("no job", as: "job.json")
    fixture.clock.advance(milliseconds: 2000)
    _ = try fixture.claimOnce()
    fixture.directory.write(TestJob("mended").bytes, to: "rejected/job.json")
    try fixture.spool.resubmit(id)
    #expect(fixture.directory.list("rejected") == [])
    #expect(try fixture.claim().map(\.job.id.text) == ["mended"])
  }

  /// As the manual says: `mv spool/failed/x.json spool/pending/`.
  @Test func aDeadLetterThatAPersonMovesBack() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("job"), as: "job.json")
    _ = try fixture.spool.commit([try fixture.claim()[0].failed(at: fixture.now)])
    Shell.run("mv '\(fixture.directory.path)/failed/job.json' '\(fixture.directory.path)/pending/'")
    let again = try fixture.claim()[0]
    #expect(again.job.id == id && again.job.past.history != nil)
    try fixture.complete([again])
    #expect(fixture.directory.list("failed") == [])
  }

  @Test func purgingOldRecords() throws {
    let fixture = try SpoolFixture()
    for name in ["a", "b", "c"] { fixture.drop(TestJob(name), as: "\(name).json") }
    let claims = try fixture.claim(3)
    let now = fixture.now
    _ = try fixture.spool.commit([
      claims[0].completed(at: now), claims[1].failed(at: now), .cancel(claims[2], because: .permanent("x"), now: now),
    ])
    fixture.drop("no job", as: "bad.json")
    fixture.clock.advance(milliseconds: 2000)
    _ = try fixture.claimOnce()
    let past = now.adding(milliseconds: -60_000)
    let future = now.adding(milliseconds: 60_000)
    #expect(try fixture.spool.purge(Set(JobState.allCases), before: past) == 0)
    #expect(try fixture.spool.purge([.completed, .rejected], before: future) == 2)
    #expect(fixture.directory.list("completed") == [])
    #expect(fixture.directory.list("rejected") == [])
    #expect(try fixture.spool.counts()[.failed] == 1)
    #expect(try fixture.spool.purge(Set(JobState.allCases), before: future) == 2)
    #expect(try fixture.spool.submit([TestJob("a").submitted]) == [.accepted(JobID(unchecked: "a"))])
  }

  @Test func pausedQueuesAreKept() throws {
    let fixture = try SpoolFixture()
    #expect(try fixture.spool.pausedQueues() == [])
    let queues: Set = [QueueName(unchecked: "billing"), QueueName(unchecked: "mail")]
    try fixture.spool.setPaused(queues)
    #expect(try FileSpool.open(at: fixture.directory.path, mode: .client).pausedQueues() == queues)
    fixture.directory.write("{", to: ".intent/queues.json")
    #expect(code { try fixture.spool.pausedQueues() } == .layout)
  }

  @Test func findingAJob() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob(), as: "late.json")
    fixture.drop(TestJob("given"), as: "other.json")
    #expect(try fixture.spool.find("given").map(\.state) == [.pending])
    #expect(try fixture.spool.find("late").map(\.state) == [.pending])
    let claims = try fixture.claim(2)
    #expect(try fixture.spool.find("given").map(\.state) == [.processing])
    _ = try fixture.spool.commit(claims.map { $0.snoozed(milliseconds: 1000, at: fixture.now) })
    #expect(try fixture.spool.find("given").map(\.state) == [.delayed])
    #expect(try fixture.spool.find("late").map(\.state) == [.delayed])
    #expect(try fixture.spool.find("late.json").count == 1)
    #expect(try fixture.spool.find("nothing").isEmpty)
    #expect(try fixture.spool.find("../pending/given").isEmpty)
    var listed: [String] = []
    try fixture.spool.list(.delayed) { job in
      listed.append(job.id.text)
      return true
    }
    #expect(Set(listed) == Set(claims.map(\.job.id.text)))
  }

  private func code<Result>(_ body: () throws -> Result) -> SpoolError.Code? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? SpoolError)?.code
    }
  }
}
