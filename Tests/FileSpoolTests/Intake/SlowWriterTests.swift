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

@Suite("A file that is still being written is not taken")
struct SlowWriterTests {
  private static let job = #"{"id":"slow","intent_key":"a.exec.b","intent_params":{"n":1}}"#

  /// The writer keeps the file open, for longer than any settling time.
  @Test func aWriterThatTakesItsTime() throws {
    let fixture = try SpoolFixture()
    let file = open("\(fixture.directory.path)/pending/slow.json", O_WRONLY | O_CREAT, 0o644)
    for (index, byte) in Array(Self.job.utf8).enumerated() {
      #expect(pwrite(file, [byte], 1, off_t(index)) == 1)
      if index % 10 == 0, index + 1 < Self.job.utf8.count {
        fixture.clock.advance(milliseconds: 1500)
        #expect(try fixture.claimOnce().isEmpty)
      }
    }
    close(file)
    #expect(try fixture.claim().map(\.job.id.text) == ["slow"])
    #expect(fixture.directory.list("rejected") == [])
  }

  /// The writer ends between the look at what it wrote and the question whether it still writes.
  @Test func aWriterThatEndsInBetween() throws {
    let file = Locker<Int32>(-1)
    let job = Self.job
    let system = FaultyFileSystem { call in
      guard call.name == "fcntl" else { return nil }
      file.with { file in
        guard file >= 0 else { return }
        #expect(pwrite(file, Array(job.utf8), job.utf8.count, 0) == job.utf8.count)
        close(file)
        file = -1
      }
      return nil
    }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    let descriptor = open("\(fixture.directory.path)/pending/slow.json", O_WRONLY | O_CREAT, 0o644)
    #expect(pwrite(descriptor, Array(job.utf8), 20, 0) == 20)
    // Longer ago than any settling time.
    Shell.run("touch -d '10 seconds ago' '\(fixture.directory.path)/pending/slow.json'")
    file.with { $0 = descriptor }
    #expect(try fixture.claim().map(\.job.id.text) == ["slow"])
    #expect(fixture.directory.list("rejected") == [])
  }

  /// The writer closes and opens the file again, as `>>` in a shell does.
  @Test func aWriterThatAppends() throws {
    let fixture = try SpoolFixture()
    let half = Self.job.utf8.count / 2
    fixture.drop(String(Self.job.prefix(half)), as: "slow.json")
    #expect(try fixture.claimOnce().isEmpty)
    fixture.drop(Self.job, as: "slow.json")
    #expect(try fixture.claim().map(\.job.id.text) == ["slow"])
  }

  @Test func aWriterThatGaveUp() throws {
    let fixture = try SpoolFixture()
    fixture.drop(String(Self.job.dropLast(1)), as: "slow.json")
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.directory.exists("pending/slow.json"))
    let due = try #require(fixture.spool.nextDue())
    #expect(due > fixture.now && due <= fixture.now.adding(milliseconds: 1000))
    fixture.clock.advance(milliseconds: 1100)
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.reason("slow") != nil)
    #expect(fixture.spool.nextDue() == nil)
  }

  /// Somebody set the clock back: the file's time lies in the future.
  @Test func aFileFromTheFuture() throws {
    let fixture = try SpoolFixture()
    fixture.clock.advance(milliseconds: -3_600_000)
    fixture.drop("no job", as: "future.json")
    #expect(try fixture.claimOnce().isEmpty)
    fixture.clock.advance(milliseconds: 1100)
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.reason("future") != nil)
  }

  /// A hard link makes no event of writing.
  @Test func aLinkedFile() throws {
    let fixture = try SpoolFixture()
    #expect(try fixture.claimOnce().isEmpty)
    fixture.directory.write(Self.job, to: "elsewhere")
    #expect(link("\(fixture.directory.path)/elsewhere", "\(fixture.directory.path)/pending/linked.json") == 0)
    #expect(try fixture.claimOnce().isEmpty)
    fixture.clock.advance(milliseconds: 1000)
    #expect(try fixture.claim().map(\.job.id.text) == ["slow"])
  }

  @Test func aFileThatChangesBetweenReadingAndClaiming() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("first", priority: 9), as: "first.json")
    fixture.drop(TestJob("old"), as: "second.json")
    #expect(try fixture.spool.claim(limit: 1, filter: .init()).map(\.job.id.text) == ["first"])
    fixture.drop(TestJob("new", params: #"{"changed":true}"#), as: "second.json")
    #expect(try fixture.claim().map(\.job.id.text) == ["new"])
    #expect(fixture.directory.list("processing") == ["first.json", "new.json"])
    #expect(fixture.directory.list("pending") == [])
  }

  @Test func aFileThatGoesBetweenReadingAndClaiming() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("first", priority: 9), as: "first.json")
    fixture.drop(TestJob("second"), as: "second.json")
    #expect(try fixture.spool.claim(limit: 1, filter: .init()).count == 1)
    #expect(unlink("\(fixture.directory.path)/pending/second.json") == 0)
    #expect(try fixture.claimOnce().isEmpty)
    fixture.drop(TestJob("second"), as: "again.json")
    #expect(try fixture.claim().map(\.job.id.text) == ["second"])
  }
}
