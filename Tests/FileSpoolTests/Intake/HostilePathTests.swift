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

/// Tricks with names, links and pipes in the directories that others may write to.
@Suite("Nothing that others put into a spool reaches beyond it", .timeLimit(.minutes(1)))
struct HostilePathTests {
  /// What may be swapped in, and the word for it in the reason; nil: it is a job, and becomes one.
  static let swaps: [(String, String?)] = [
    ("ln -s ../outside pending/swap.json", "a symbolic link"), ("mkfifo pending/swap.json", "a named pipe"),
    ("mkdir pending/swap.json", "a directory"), ("cp other pending/swap.json", nil),
  ]

  /// The moment between reading a drop and claiming it is its dropper's: what is claimed is what was read, or nothing.
  @Test(arguments: swaps)
  func swappedBetweenReadingAndClaiming(_ swap: String, _ kind: String?) throws {
    let directory = Locker<String>("")
    let isDone = Locker(false)
    let system = FaultyFileSystem { call in
      if call.name == "rename", call.path.hasPrefix("swap.json to"), !isDone.with({ $0 }) {
        isDone.with { $0 = true }
        #expect(Shell.run("cd '\(directory.with { $0 })' && rm pending/swap.json && \(swap)") == 0)
      }
      return nil
    }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    directory.with { $0 = fixture.directory.path }
    fixture.drop(TestJob("outside"), as: "../outside")
    fixture.drop(TestJob("other"), as: "../other")
    fixture.drop(TestJob("first"), as: "swap.json")
    var claimed: [String] = []
    for _ in 0..<5 {
      claimed += try fixture.claimOnce().map(\.job.id.text)
      fixture.spool.requestScan()
    }
    #expect(isDone.with { $0 })
    #expect(claimed == (kind == nil ? ["other"] : []))
    #expect(fixture.directory.read("outside") == String(decoding: TestJob("outside").bytes, as: UTF8.self))
    #expect(fixture.directory.list("pending") == [])
    if let kind { #expect(fixture.reason("swap")?.contains(kind) == true, "\(fixture.directory.list("rejected"))") }
  }

  @Test func anotherNameOfAFileIsReadAndNeverWritten() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("linked"), as: "../outside")
    fixture.directory.write("no job", to: "secret")
    #expect(link("\(fixture.directory.path)/outside", "\(fixture.directory.path)/pending/a.json") == 0)
    #expect(link("\(fixture.directory.path)/secret", "\(fixture.directory.path)/pending/b.json") == 0)
    fixture.clock.advance(milliseconds: 2000)
    try fixture.complete(try fixture.claim())
    #expect(fixture.directory.read("outside") == String(decoding: TestJob("linked").bytes, as: UTF8.self))
    #expect(fixture.directory.read("secret") == "no job")
    #expect(fixture.reason("b") != nil)
  }

  @Test(arguments: [
    "line\nfeed", "bell\u{7}\u{1B}[31m", "c1\u{9B}31m", "turned\u{202E}nosj", " ", "-rf", "...", "a b'\"$(x)`", "~",
    "*",
    String(repeating: "n", count: 250), String(repeating: "지", count: 83), "%s%n", "\u{FEFF}",
  ])
  func anyNameIsAName(_ name: String) throws {
    if name == "..." { return }  // It starts with a dot, and is left alone.
    let fixture = try SpoolFixture()
    let text = #"{"intent_key": "a.exec.b", "intent_params": {}}"#
    fixture.directory.write(text, to: "pending/\(name).json")
    fixture.directory.write("no job", to: "pending/\(name.prefix(80))-bad.json")
    fixture.clock.advance(milliseconds: 2000)
    let claims = try fixture.claim()
    let id = try #require(claims.first?.job.id)
    #expect((try? JobID(id.text)) == id)
    #expect(claims.first?.job.submittedAs == "\(name).json")
    try fixture.complete(claims)
    #expect(fixture.directory.list("pending") == [])
    #expect(fixture.directory.list("processing") == [])
    #expect(fixture.directory.list("rejected").count == 2)
    for notice in fixture.notices {
      guard case .rejected = notice else { Issue.record("\(notice)"); continue }
    }
  }

  @Test func aNameThatIsNoTextIsAName() throws {
    let fixture = try SpoolFixture()
    let name = Array("\(fixture.directory.path)/pending/".utf8) + [0xFF, 0xC0, 0x80] + Array(".json\0".utf8)
    let text = Array(#"{"intent_key": "a.exec.b", "intent_params": {}}"#.utf8)
    let file = name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
      open($0.baseAddress!, O_WRONLY | O_CREAT, 0o644)
    }
    #expect(write(file, text, text.count) == text.count)
    close(file)
    try fixture.complete(try fixture.claim())
    #expect(fixture.directory.list("pending") == [])
    #expect(try fixture.spool.counts()[.completed] == 1)
  }

  /// Whoever submits by command may write to `tmp/`; the names that the runtime uses there are known.
  @Test(arguments: ["ln -s ../../victim", "ln ../../victim", "mkfifo", "mkdir", "cp ../../victim"])
  func whatLiesInTheWayInTemporary(_ plant: String) throws {
    let names = ["journal-1", "journal-2", "journal-3", "rejection", "queues.json", "processes"]
    let victim = "somebody's\n"
    let fixture = try SpoolFixture { _ in
    } prepare: { directory in
      _ = try? FileSpool.open(at: directory.path, mode: .client)
      directory.write(victim, to: "victim")
      plantAll(names, plant, directory)
    }
    plantAll(names, plant, fixture.directory)
    fixture.drop("no job", as: "bad.json")
    fixture.drop(TestJob("good"), as: "good.json")
    fixture.clock.advance(milliseconds: 2000)
    try fixture.complete(try fixture.claim())
    try fixture.spool.record(processes: [])
    try fixture.spool.setPaused([QueueName(unchecked: "a")])
    #expect(try fixture.spool.pausedQueues() == [QueueName(unchecked: "a")])
    #expect(fixture.reason("bad")?.contains("not_json") == true)
    #expect(fixture.directory.read("victim") == victim)
    #expect(try fixture.spool.counts()[.completed] == 1)
    var status = stat()
    for name in fixture.directory.list(".intent/journal").map({ ".intent/journal/\($0)" }) + [".intent/queues.json"] {
      #expect(lstat("\(fixture.directory.path)/\(name)", &status) == 0)
      #expect(status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1, "\(name) has another name as well")
    }
  }

  private func plantAll(_ names: [String], _ plant: String, _ directory: TemporaryDirectory) {
    for name in names { Shell.run("cd '\(directory.path)/.intent/tmp' && \(plant) '\(name)' 2>/dev/null") }
  }

  @Test func aFullDirectoryInTemporaryKeepsNobodyFromStarting() throws {
    let fixture = try SpoolFixture { _ in
    } prepare: { directory in
      _ = try? FileSpool.open(at: directory.path, mode: .client)
      Shell.run("mkdir '\(directory.path)/.intent/tmp/odd' && touch '\(directory.path)/.intent/tmp/odd/x'")
    }
    fixture.drop(TestJob("good"), as: "good.json")
    #expect(try fixture.claim().count == 1)
  }

  /// In a sticky directory of somebody else's, a drop may be read and not moved.
  @Test func aJobThatCannotBeMovedIsToldOnceAndHoldsNobodyUp() throws {
    let system = FaultyFileSystem { $0.name == "rename" && $0.path.hasPrefix("stuck.json to") ? .fail(EPERM) : nil }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    fixture.drop(TestJob("stuck"), as: "stuck.json")
    for _ in 0..<3 {
      fixture.spool.requestScan()
      #expect(try fixture.claimOnce().isEmpty)
    }
    fixture.drop(TestJob("good"), as: "good.json")
    #expect(try fixture.claim().map(\.job.id.text) == ["good"])
    #expect(fixture.notices.count == 1)
    guard case .ignored(name: "stuck.json", let message)? = fixture.notices.first else {
      Issue.record("\(fixture.notices)")
      return
    }
    #expect(message.contains("cannot be moved to processing/"))
    #expect(fixture.directory.list("pending") == ["stuck.json"])
  }
}
