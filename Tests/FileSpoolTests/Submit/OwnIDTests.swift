import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("A job whose id was made for it is submitted without looking for others of that id")
struct OwnIDTests {
  private static func job(_ id: String) -> NewJob {
    NewJob(id: JobID(unchecked: id), bytes: TestJob(id).bytes, hasOwnID: true)
  }

  @Test("no name is looked up for it", arguments: [1, 10])
  func calls(count: Int) throws {
    let lookups = Locker(0)
    let system = FaultyFileSystem { call in
      if call.name == "statx" { lookups.with { $0 += 1 } }
      return nil
    }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    let jobs = (0..<count).map { Self.job("own-\($0)") }
    lookups.with { $0 = 0 }
    #expect(try fixture.spool.submit(jobs) == jobs.map { .accepted($0.id) })
    #expect(lookups.with { $0 } == 0)
    #expect(Set(try fixture.claim(count).map(\.job.id)) == Set(jobs.map(\.id)))
  }

  @Test("a file that has its name is not touched")
  func collision() throws {
    let fixture = try SpoolFixture()
    fixture.drop("somebody else's", as: "own.json")
    #expect(try fixture.spool.submit([Self.job("own")]) == [.duplicate(JobID(unchecked: "own"), of: .pending)])
    #expect(fixture.directory.read("pending/own.json") == "somebody else's")
    #expect(fixture.directory.list(".intent/tmp").isEmpty)
  }

  @Test("a second call finishes what a fault kept the first from, without a duplicate")
  func fault() throws {
    let syncs = Locker(0)
    let isOver = Locker(true)
    let system = FaultyFileSystem { call in
      guard call.name == "fsync", !isOver.with({ $0 }) else { return nil }
      // The draft's goes well, that of pending/ does not: the job is there by then.
      return syncs.with { syncs in
        syncs += 1
        return syncs == 2 ? .fail(EIO) : nil
      }
    }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    isOver.with { $0 = false }
    #expect(throws: SpoolError.self) { try fixture.spool.submit([Self.job("own")]) }
    #expect(try fixture.spool.submit([Self.job("own")]) == [.accepted(JobID(unchecked: "own"))])
    #expect(try fixture.claim().map(\.job.id.text) == ["own"])
    #expect(try fixture.claimOnce().isEmpty)
  }
}
