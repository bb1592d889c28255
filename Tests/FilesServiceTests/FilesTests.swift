import FilesService
import ServiceTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files a tenant, which nobody gets out of.
struct FilesTests {
  private let directory = TemporaryDirectory()

  private func files(_ configuration: String = "{}") throws -> TestFiles {
    try TestFiles(filesService(), host: TestServiceHost(configuration: configuration, dataDirectory: directory.path))
  }

  private func failure(_ body: () throws -> Void) -> ServiceFailure? {
    do {
      try body()
      return nil
    } catch {
      return error as? ServiceFailure
    }
  }

  @Test func whatIsWrittenIsRead() throws {
    let files = try files()
    let answer = try files.write("reports/2026/한글 report.csv", "a,b\n", tenant: "seoul")
    #expect(answer == #"{"path":"\#(directory.path)/files/seoul/reports/2026/한글 report.csv","bytes":4}"#)
    #expect(try files.read("reports/2026/한글 report.csv", tenant: "seoul") == "a,b\n")
    #expect(directory.names(in: "files/seoul/reports/2026") == ["한글 report.csv"])
    #expect(directory.mode("files/seoul/reports/2026/한글 report.csv") == 0o600)
  }

  @Test func writingAgainReplaces() throws {
    let files = try files()
    try files.write("a", String(repeating: "long ", count: 50_000))
    try files.write("a", "")
    #expect(try files.read("a") == "")
  }

  @Test func aFileIsWrittenPieceByPiece() throws {
    let files = try files()
    try files.write("a", "old")
    let answer = try files.write("a", pieces: ["one,", String(repeating: "x", count: 100_000), "\n"])
    #expect(answer == #"{"path":"\#(directory.path)/files/default/a","bytes":100005}"#)
    #expect(try files.read("a") == "one," + String(repeating: "x", count: 100_000) + "\n")
    #expect(directory.names(in: "files/default") == ["a"])
  }

  @Test func piecesThatEndEarlyWriteNothing() throws {
    let files = try files()
    try files.write("a", "old")
    let failed = failure { _ = try files.write("a", pieces: ["new", nil]) }
    #expect(failed?.code == 5)
    #expect(failed?.message.contains("nothing was written") == true)
    #expect(try files.read("a") == "old")
    #expect(directory.names(in: "files/default") == ["a"])
    #expect(failure { _ = try files.write("../a", pieces: ["new"]) }?.code == 2)
  }

  @Test func tenantsAreApart() throws {
    let files = try files()
    try files.write("a", "secret", tenant: "seoul")
    #expect(failure { _ = try files.read("a", tenant: "busan") }?.code == 3)
    #expect(failure { _ = try files.read("../seoul/a", tenant: "busan") }?.code == 2)
  }

  @Test(arguments: [
    "", "/etc/passwd", "a/../../b", "..", ".", ".hidden", "a//b", "a/", "a/.b", "a\0b", "1/2/3/4/5/6/7/8/9",
    String(repeating: "x", count: 201),
  ])
  func aNameThatIsNoneIsRefused(_ name: String) throws {
    let files = try files()
    #expect(failure { _ = try files.read(name) }?.code == 2)
    #expect(failure { try files.write(name, "x") }?.code == 2)
  }

  @Test func linksAreNotFollowed() throws {
    let files = try files()
    try files.write("in/a", "mine")
    directory.write("outside", "somebody else's")
    #expect(directory.link("files/default/file", to: directory.path + "/outside"))
    #expect(directory.link("files/default/dir", to: directory.path))
    #expect(failure { _ = try files.read("file") }?.code == 2)
    #expect(failure { _ = try files.read("dir/outside") }?.code == 2)
    #expect(failure { try files.write("dir/outside", "x") }?.code == 2)
    try files.write("file", "x")
    #expect(directory.contents("outside") == Array("somebody else's".utf8))
  }

  @Test func onlyFilesAreRead() throws {
    let files = try files()
    try files.write("in/a", "x")
    mkfifo(directory.path + "/files/default/pipe", 0o600)
    #expect(failure { _ = try files.read("in") }?.message.contains("no regular file") == true)
    #expect(failure { _ = try files.read("pipe") }?.message.contains("no regular file") == true)
    #expect(failure { _ = try files.read("in/a/b") }?.message.contains("no directory") == true)
    #expect(failure { _ = try files.read("nothing") }?.message.contains("there is no file") == true)
  }

  @Test func sizeIsBounded() throws {
    let files = try files(#"{"max_bytes":10}"#)
    try files.write("a", "01234567890")
    #expect(failure { _ = try files.read("a") }?.message.contains("max_bytes") == true)
  }

  @Test func anEndedAttemptWritesNothing() throws {
    let files = try files()
    let token = files.host.begin()
    files.host.end(token)
    #expect(failure { _ = try files.write("a", "x", token: token) }?.code == 1)
    #expect(directory.names(in: "files") == [])
  }
}
