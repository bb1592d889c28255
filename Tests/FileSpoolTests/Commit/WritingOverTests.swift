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

/// `docs/commit-protocol.md`, 4, Commit: a record is written over the claimed file where nobody can have an interest in
/// that file, and beside it everywhere else.
@Suite("A record is written over the claimed file, if that is ours alone")
struct WritingOverTests {
  let fixture: SpoolFixture
  init() throws { fixture = try SpoolFixture { _ in } }

  @Test func aDropOfOurOwnBecomesItsRecord() throws {
    #expect(try keepsInode())
  }

  @Test func aRecordThatIsShorterThanItsJobIsCutOff() throws {
    let job = String(decoding: TestJob("a").bytes, as: UTF8.self)
    #expect(try keepsInode(String(repeating: " ", count: 9000) + job))
    let record = try #require(fixture.directory.read(try record(of: fixture)))
    #expect(record.count < 9000)
    #expect(try JSONText(validating: record)["result"]?["ok"] != nil)
  }

  @Test("without a sync before it, a power cut could leave neither job nor record")
  func notWithoutSyncs() throws { #expect(try !keepsInode(durability: .process)) }

  @Test func notOverAFileThatOthersMayWrite() throws {
    #expect(try !keepsInode { chmod($0, 0o664) })
  }

  @Test func notOverAFileWithASecondName() throws {
    #expect(try !keepsInode { link($0, $0 + ".second") })
    #expect(fixture.directory.read("pending/a.json.second") == String(decoding: TestJob("a").bytes, as: UTF8.self))
  }

  @Test func notOverAFileThatSomebodyHasOpen() throws {
    var file: Int32 = -1
    defer { close(file) }
    #expect(try !keepsInode { file = open($0, O_RDONLY) })
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &buffer, buffer.count)
    #expect(Array(buffer.prefix(count)) == TestJob("a").bytes)
  }

  /// Whether a job's record has the inode of its drop.
  private func keepsInode(
    _ text: String? = nil, durability: Durability = .power, _ prepare: (String) -> Void = { _ in }
  ) throws -> Bool {
    let fixture = durability == .power ? self.fixture : try SpoolFixture { $0.durability = durability }
    fixture.drop(text ?? String(decoding: TestJob("a").bytes, as: UTF8.self), as: "a.json")
    let drop = "\(fixture.directory.path)/pending/a.json"
    prepare(drop)
    let before = inode(drop)
    try fixture.complete(try fixture.claim())
    #expect(fixture.directory.list("processing").isEmpty)
    #expect(fixture.directory.list(".intent/tmp").isEmpty)
    return inode("\(fixture.directory.path)/\(try record(of: fixture))") == before
  }

  private func record(of fixture: SpoolFixture) throws -> String {
    "completed/\(try #require(fixture.directory.list("completed").first))/a.json"
  }

  private func inode(_ path: String) -> UInt64 {
    var status = stat()
    return lstat(path, &status) == 0 ? UInt64(status.st_ino) : 0
  }
}
