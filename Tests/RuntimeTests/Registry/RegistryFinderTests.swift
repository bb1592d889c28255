import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One intent found in a large registry's file: by an index where there is a good one, and always the same.
@Suite("Finding an intent in a registry's file")
struct RegistryFinderTests {
  private let fixture: IndexedRegistryFixture

  init() throws {
    fixture = try IndexedRegistryFixture()
  }

  @Test("the first search in a settled file leaves an index, which later ones use")
  func leavesIndex() throws {
    #expect(try fixture.find("x.exec.intent7").library == "X7")
    #expect(fixture.indexExists)
    try fixture.plantTellTale()
    #expect(try fixture.find("x.exec.intent7") == .init(library: "X7", isIndexed: true))
    #expect(try fixture.find("x.exec.intent399") == .init(library: "X399", isIndexed: true))
  }

  @Test("a file that changed within the last 2 s has no index: its times could stand for two contents")
  func racy() throws {
    fixture.clock = .early
    #expect(try fixture.find("x.exec.intent7").library == "X7")
    #expect(!fixture.indexExists)
  }

  @Test("a small file has no index")
  func small() throws {
    try fixture.write(entries: 20)
    #expect(try fixture.find("x.exec.intent7").library == "X7")
    #expect(!fixture.indexExists)
  }

  @Test(
    "an index is ignored and replaced once the registry is written, replaced or touched",
    arguments: IndexedRegistryFixture.Edit.allCases)
  func stale(edit: IndexedRegistryFixture.Edit) throws {
    try fixture.plantTellTale()
    try #require(try fixture.find("x.exec.intent7").isIndexed)
    try fixture.apply(edit)
    let wanted = edit == .touched ? "X7" : "Y7"
    #expect(try fixture.find("x.exec.intent7") == .init(library: wanted, isIndexed: false))
    // The stale one was replaced, by one of this content.
    #expect(try fixture.find("x.exec.intent7") == .init(library: wanted, isIndexed: false))
    try fixture.plantTellTale()
    #expect(try fixture.find("x.exec.intent7") == .init(library: wanted, isIndexed: true))
  }

  @Test(
    "an index that somebody else may have written is not looked at", arguments: IndexedRegistryFixture.Foreign.possible)
  func foreign(_ foreign: IndexedRegistryFixture.Foreign) throws {
    try fixture.plantTellTale()
    try #require(try fixture.find("x.exec.intent7").isIndexed)
    try fixture.make(foreign)
    #expect(try fixture.find("x.exec.intent7") == .init(library: "X7", isIndexed: false))
  }

  @Test("a torn index is ignored and replaced", arguments: [0, 1, 79, 80, 100, 3000])
  func torn(size: Int) throws {
    try fixture.plantTellTale()
    let whole = fixture.indexSize
    #expect(truncate(fixture.index, size) == 0)
    for number in [0, 7, 399] { #expect(try fixture.find(IntentKey("x.exec.intent\(number)")).library == "X\(number)") }
    #expect(fixture.indexSize == whole)
  }

  @Test("an index that points into the middle of things is ignored and replaced")
  func astray() throws {
    try fixture.plantTellTale(shiftedBy: 5)
    #expect(try fixture.find("x.exec.intent7") == .init(library: "X7", isIndexed: false))
    try fixture.plantTellTale()
    #expect(try fixture.find("x.exec.intent7").isIndexed)
  }

  @Test("an intent that is not there is unknown, and the one that was meant is named")
  func unknown() throws {
    _ = try fixture.find("x.exec.intent7")
    #expect(fixture.indexExists)
    guard case .unknown(let nearest) = try fixture.finder.find("x.exec.itnent7") else {
      Issue.record("found")
      return
    }
    #expect(nearest == "x.exec.intent7")
  }

  @Test("a mistake in the entry is told as without an index, each time")
  func mistakes() throws {
    _ = try fixture.find("x.exec.intent7")
    #expect(fixture.indexExists)
    for _ in 0..<2 {
      let error = #expect(throws: RegistryError.self) { try fixture.finder.find("bad.exec.entry") }
      #expect(error?.problems.map(\.path) == [#"intents["bad.exec.entry"].libary"#, #"intents["bad.exec.entry"]"#])
      #expect(error?.problems.map(\.line) == [3, 3])
    }
  }

  @Test("a registry that everybody may write is refused, index or not")
  func writableRegistry() throws {
    _ = try fixture.find("x.exec.intent7")
    #expect(chmod(fixture.registry, 0o666) == 0)
    let error = #expect(throws: RegistryError.self) { try fixture.finder.find("x.exec.intent7") }
    #expect(error?.description.contains("chmod o-w") == true)
  }

  @Test("where no file can be made beside the registry, the index is among the caches")
  func cached() throws {
    let fixture = try IndexedRegistryFixture(registryName: String(repeating: "r", count: 250))
    #expect(try fixture.find("x.exec.intent7").library == "X7")
    #expect(!fixture.indexExists)
    let caches = try Shell.run("/bin/ls", fixture.caches + "/intent").lines
    #expect(caches.count == 1 && caches.allSatisfy { $0.hasPrefix("registry-") && $0.hasSuffix(".index") }, "\(caches)")
    try fixture.plantTellTale(at: fixture.caches + "/intent/" + (caches.first ?? ""))
    #expect(try fixture.find("x.exec.intent7") == .init(library: "X7", isIndexed: true))
  }

  @Test("where no index can be written anywhere, nothing is amiss")
  func nowhere() throws {
    let fixture = try IndexedRegistryFixture(registryName: String(repeating: "r", count: 250), hasCaches: false)
    #expect(try fixture.find("x.exec.intent7").library == "X7")
    #expect(try fixture.find("x.exec.intent7").library == "X7")
  }

  @Test("what a writer left behind that died is removed in time, and is not in the way before")
  func leftover() throws {
    let temporary = fixture.index + ".tmp"
    close(open(temporary, O_WRONLY | O_CREAT, 0o600))
    #expect(try fixture.find("x.exec.intent7").library == "X7")
    #expect(!fixture.indexExists)
    #expect(access(temporary, F_OK) == 0)
  }
}
