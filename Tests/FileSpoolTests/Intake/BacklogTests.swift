import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

@Suite("A backlog is read in a bounded window, and holds nobody up")
struct BacklogTests {
  @Test func tenThousandFilesAtOnce() throws {
    let fixture = try SpoolFixture()
    for index in 0..<10_000 { fixture.drop(TestJob("job-\(index)"), as: "job-\(index).json") }
    var seen: Set<JobID> = []
    while seen.count < 10_000 {
      let claims = try fixture.claimOnce(500)
      if claims.isEmpty { fixture.wait() }
      seen.formUnion(claims.map(\.job.id))
      try fixture.complete(claims)
    }
    #expect(try fixture.spool.counts()[.completed] == 10_000)
    #expect(try fixture.spool.counts()[.processing] == 0)
  }

  /// More changes than the kernel keeps (16,384 as a rule): some are never told.
  @Test func moreArrivalsThanTheKernelTells() throws {
    let fixture = try SpoolFixture()
    try fixture.complete(try fixture.claimOnce())
    let results = try fixture.spool.submit((0..<20_000).map { TestJob("job-\($0)").submitted })
    #expect(results.count == 20_000)
    var seen: Set<JobID> = []
    while seen.count < 20_000 {
      let claims = try fixture.claimOnce(1000)
      if claims.isEmpty { fixture.wait() }
      seen.formUnion(claims.map(\.job.id))
    }
    #expect(fixture.notices.contains(.overflow))
  }

  @Test func arrivalsAreReadAtOnce() throws {
    let fixture = try SpoolFixture {
      $0.windowJobs = 16
    } prepare: { directory in
      for index in 0..<500 { directory.write(TestJob("old-\(index)").bytes, to: "pending/old-\(index).json") }
    }
    #expect(try fixture.claimOnce(4).count == 4)
    fixture.drop(TestJob("urgent", priority: 9), as: "urgent.json")
    #expect(try fixture.claimOnce(1).map(\.job.id.text) == ["urgent"])
  }

  @Test func aPausedQueueDoesNotKeepOthersOut() throws {
    let fixture = try SpoolFixture {
      $0.windowJobs = 64
    } prepare: { directory in
      for index in 0..<600 {
        directory.write(TestJob("a\(index)", key: "alpha.exec.run").bytes, to: "pending/a\(index).json")
        if index % 100 == 99 {
          directory.write(TestJob("b\(index)", key: "beta.exec.run").bytes, to: "pending/b\(index).json")
        }
      }
    }
    var filter = ClaimFilter()
    filter.slotsOfQueue[QueueName(unchecked: "alpha")] = 0
    let betas = try fixture.claim(6, filter: filter)
    #expect(betas.allSatisfy { $0.job.key == "beta.exec.run" })
    try fixture.complete(betas)
    // Once the queue goes on, what was passed over is found again.
    fixture.clock.advance(milliseconds: 60_000)
    var alphas: Set<JobID> = []
    while alphas.count < 600 { alphas.formUnion(try fixture.claim(1).map(\.job.id)) }
    #expect(alphas.count == 600)
  }

  @Test func theWindowIsBoundedByBytesToo() throws {
    let large = String(repeating: "x", count: 100_000)
    let fixture = try SpoolFixture {
      $0.windowBytes = 250_000
    } prepare: { directory in
      for index in 0..<20 {
        directory.write(TestJob("j\(index)", params: #"{"x":"\#(large)"}"#).bytes, to: "pending/j\(index).json")
      }
    }
    #expect(try fixture.claimOnce(100).count <= 4)
    var rest = 0
    while rest < 16 { rest += try fixture.claimOnce(100).count }
  }
}
