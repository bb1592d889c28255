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

/// What is no job ends in `rejected/`, byte for byte, with a reason beside it that names file and fault.
@Suite("Bad drops are rejected with their reason")
struct BadDropTests {
  struct BadDrop: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    /// What the reason has to mention.
    var mentions: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ mentions: String...) {
      self.name = name
      bytes = Array(text.utf8)
      self.mentions = mentions
    }

    init(_ name: String, bytes: [UInt8], _ mentions: String...) {
      self.name = name
      self.bytes = bytes
      self.mentions = mentions
    }
  }

  static let badContents: [BadDrop] = [
    BadDrop("malformed", #"{"intent_key": "a.exec.b", "intent_params": {"#, "not_json"),
    BadDrop("trailing comma", #"{"intent_key": "a.exec.b", "intent_params": {},}"#, "not_json"),
    BadDrop("two values", #"{"intent_key": "a.exec.b", "intent_params": {}} {}"#, "not_json"),
    BadDrop("empty", "", "not_json"),
    BadDrop("an array", "[]", "not_an_object"),
    BadDrop("no key", #"{"intent_params": {}}"#, "missing_field", "intent_key"),
    BadDrop("no parameters", #"{"intent_key": "a.exec.b"}"#, "missing_field", "intent_params"),
    BadDrop("a wrong type", #"{"intent_key": "a.exec.b", "intent_params": {}, "priority": "high"}"#, "priority"),
    BadDrop("a bad key", #"{"intent_key": "A.exec.b", "intent_params": {}}"#, "intent_key"),
    BadDrop("an id with a path", #"{"intent_key": "a.exec.b", "intent_params": {}, "id": "../../etc"}"#, "id"),
    BadDrop("the same member twice", #"{"intent_key": "a.exec.b", "intent_params": {}, "x": 1, "x": 2}"#, "not_json"),
    BadDrop("NUL bytes", bytes: Array(#"{"intent_key": "a.exec.b""#.utf8) + [0, 0, 0], "not_json"),
    BadDrop(
      "a BOM", bytes: [0xEF, 0xBB, 0xBF] + Array(#"{"intent_key":"a.exec.b","intent_params":{}}"#.utf8), "not_json"),
    BadDrop(
      "invalid UTF-8",
      bytes: Array(#"{"intent_key":"a.exec.b","intent_params":{"x":""#.utf8) + [0xFF] + Array(#""}}"#.utf8),
      "not_json"),
    BadDrop(
      "too deep",
      #"{"intent_key":"a.exec.b","intent_params":{"x":"# + String(repeating: "[", count: 200)
        + String(repeating: "]", count: 200) + "}}", "not_json"),
    BadDrop(
      "too large",
      #"{"intent_key":"a.exec.b","intent_params":{"x":""# + String(repeating: "x", count: 1 << 20) + #""}}"#,
      "too_large", "1048576"),
  ]

  @Test(arguments: badContents)
  func contents(_ drop: BadDrop) throws {
    let fixture = try SpoolFixture()
    fixture.directory.write(drop.bytes, to: "pending/bad.json")
    fixture.drop(TestJob("good"), as: "good.json")
    #expect(try fixture.claim().map(\.job.id.text) == ["good"])
    fixture.clock.advance(milliseconds: 2000)
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.directory.readBytes("rejected/bad.json") == drop.bytes)
    #expect(!fixture.directory.exists("pending/bad.json"))
    let reason = try #require(fixture.reason("bad"))
    for mention in ["bad.json", "invalid_job"] + drop.mentions { #expect(reason.contains(mention), "\(reason)") }
    #expect(fixture.notices.count == 1)
  }

  @Test(arguments: ["symbolic link", "named pipe", "directory", "full directory", "socket", "device"])
  func whatIsNoFile(_ kind: String) throws {
    let fixture = try SpoolFixture()
    let path = "\(fixture.directory.path)/pending/odd.json"
    let made =
      switch kind {
      case "symbolic link": symlink("/etc/passwd", path)
      case "named pipe": mkfifo(path, 0o644)
      case "directory": mkdir(path, 0o755)
      case "full directory": Shell.run("mkdir '\(path)' && touch '\(path)/x'")
      case "socket":
        Shell.run("python3 -c 'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' '\(path)'")
      default: mknod(path, S_IFCHR | 0o644, 0x103)
      }
    try #require(made == 0 || kind == "socket" || kind == "device", "\(kind)")
    if made != 0 {
      try Test.cancel("this machine does not let a test make a \(kind)")
    }
    fixture.spool.requestScan()
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.directory.list("pending") == [])
    #expect(fixture.directory.list("rejected") == ["odd.error.json", "odd.json"])
    let reason = try #require(fixture.reason("odd"))
    #expect(reason.contains("odd.json") && reason.contains("not_a_file"))
    #expect(reason.contains(kind == "full directory" ? "directory" : kind))
  }

  @Test func anUnreadableFile() throws {
    let system = FaultyFileSystem { $0.name == "open" && $0.path == "secret.json" ? .fail(EACCES) : nil }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    fixture.drop(TestJob("secret"), as: "secret.json")
    chmod("\(fixture.directory.path)/pending/secret.json", 0o200)
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.reason("secret")?.contains("unreadable") == true)
  }

  @Test func aFileThatItsPermissionsLetUsReadIsTriedAgain() throws {
    let fails = Locker(true)
    let system = FaultyFileSystem { call in
      call.name == "open" && call.path == "a.json" && fails.with { $0 } ? .fail(EACCES) : nil
    }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    fixture.drop(TestJob("a"), as: "a.json")
    #expect(throws: SpoolError.self) { try fixture.claimOnce() }
    #expect(fixture.directory.list("rejected").isEmpty)
    fails.with { $0 = false }
    #expect(try fixture.claim().map(\.job.id.text) == ["a"])
  }

  @Test func namesThatAreNotMeantForTheRuntimeAreLeftAlone() throws {
    let fixture = try SpoolFixture()
    let names = [".late.json.XyZ123", ".hidden.json", "job.json.tmp", "README", "job.JSON"]
    for name in names { fixture.drop("not a job", as: name) }
    fixture.spool.requestScan()
    fixture.clock.advance(milliseconds: 60_000)
    #expect(try fixture.claimOnce().isEmpty)
    #expect(fixture.directory.list("pending") == names.sorted())
  }

  @Test func theSameBadNameTwiceKeepsBoth() throws {
    let fixture = try SpoolFixture()
    for text in ["first", "second", "third"] {
      fixture.drop(text, as: "bad.json")
      fixture.clock.advance(milliseconds: 2000)
      _ = try fixture.claimOnce()
    }
    let rejected = fixture.directory.list("rejected")
    #expect(rejected.count == 6)
    let texts = rejected.filter { !$0.hasSuffix(".error.json") }.compactMap { fixture.directory.read("rejected/\($0)") }
    #expect(Set(texts) == ["first", "second", "third"])
    for name in rejected where !name.hasSuffix(".error.json") {
      #expect(rejected.contains(name.dropLast(5) + ".error.json"))
    }
  }

  @Test func aNameThatLooksLikeAReasonIsTold() throws {
    let fixture = try SpoolFixture()
    fixture.drop("x", as: "bad.error.json")
    fixture.drop("y", as: String(repeating: "n", count: 250) + ".json")
    fixture.clock.advance(milliseconds: 2000)
    _ = try fixture.claimOnce()
    #expect(try fixture.spool.counts()[.rejected] == 2)
    #expect(fixture.directory.list("rejected").count == 4)
  }

  @Test func whatCannotBeMovedAwayIsToldOnceAndHoldsNobodyUp() throws {
    let system = FaultyFileSystem { $0.name == "rename" && $0.path.hasPrefix("stuck.json to") ? .fail(EPERM) : nil }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    fixture.drop("x", as: "stuck.json")
    fixture.clock.advance(milliseconds: 2000)
    for _ in 0..<3 {
      fixture.spool.requestScan()
      #expect(try fixture.claimOnce().isEmpty)
    }
    #expect(fixture.notices.count == 1)
    guard case .ignored(name: "stuck.json", _)? = fixture.notices.first else {
      Issue.record("\(fixture.notices)")
      return
    }
    #expect(fixture.directory.list("rejected") == [])
    fixture.drop(TestJob("good"), as: "good.json")
    #expect(try fixture.claim().count == 1)
  }
}
