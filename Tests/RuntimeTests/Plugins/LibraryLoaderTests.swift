import CSystem
import IntentModel
import Testing

@testable import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Loading libraries")
struct LibraryLoaderTests {
  @Test("one intent opens one library of the plugin directory, by the dynamic loader's own account")
  func opensOne() throws {
    let (lines, status) = try Shell.run(
      "\(Fixtures.products)/OneShotProbe", Fixtures.library("RuntimeEcho"), "runtime.query.echo", "{\"a\":1}",
      "--loaded")
    #expect(lines == ["{\"a\":1}", "loaded: \(Fixtures.library("RuntimeEcho"))"])
    #expect(status == 0)
  }

  @Test("keeps an account of what it opened, each once")
  func account() throws {
    let loader = LibraryLoader()
    #expect(loader.loaded.isEmpty)
    let (c, swift) = (Fixtures.library("PlainC"), Fixtures.library("Misbehaving"))
    try loader.check(c, for: Fixtures.key("c_echo"))
    try loader.check(swift, for: Fixtures.key("throws"))
    try loader.check(swift, for: Fixtures.key("snooze"))
    #expect(loader.loaded == [c, swift])
    #expect(LoadedLibraries.all.contains(c))
  }

  @Test(
    "says what is wrong with a library, and what to do",
    arguments: [
      ("PlainC", "no_such_handler", "does not export intent_handler_fixture__exec__no_such_handler"),
      ("PlainC", "answers_for_another", "is for fixture.exec.c_echo"),
      ("PlainC", "from_the_future", "speaks version 2 of the plugin boundary"),
      ("PlainC", "from_the_past", "ends before its function execute"),
      ("NoSuchLibrary", "c_echo", "build it"),
    ])
  func wrong(library: String, action: String, explanation: String) async throws {
    let path = Fixtures.library(library)
    let held = try await TestHost().run(.library(path: path), Fixtures.key(action)).held
    let error = try #require(held)
    #expect(error.kind == .loadFailed)
    #expect(error.message.contains(explanation))
    #expect(error.message.contains(path))
  }

  @Test("refuses names that are more than a base name")
  func names() throws {
    for name in ["", "../evil", "/etc/passwd", "a/b", ".hidden", "a b", "a\0b"] {
      #expect(throws: IntentError.self) { try LibraryLoader.locate(name, in: [Fixtures.products]) }
    }
    #expect(try LibraryLoader.locate("PlainC", in: ["/nonexistent", Fixtures.products]) == Fixtures.library("PlainC"))
    #expect(throws: IntentError.self) {
      try LibraryLoader().check("libPlainC.so", for: Fixtures.key("c_echo"))
    }
  }

  @Test("refuses what others could change, with the command that mends it")
  func trust() throws {
    let directory = try TemporaryDirectory()
    let copy = try directory.copy(Fixtures.library("PlainC"))
    func reason() -> String {
      do {
        try LibraryLoader().check(copy, for: Fixtures.key("c_echo"))
        return ""
      } catch { return error.message }
    }
    #expect(reason() == "")
    chmod(copy, 0o757)
    #expect(reason().contains("chmod o-w \(copy)"))
    chmod(copy, 0o755)
    chmod(directory.path, 0o777)
    #expect(reason().contains("chmod o-w \(directory.path)"))
    chmod(directory.path, 0o755)
    if geteuid() == 0 {
      chown(copy, 12345, 0)
      #expect(reason().contains("chown 0 \(copy)"))
      chown(copy, 0, 0)
    }
    rename(copy, copy + ".real")
    symlink(copy + ".real", copy)
    #expect(reason().contains("symbolic link"))
    unlink(copy)
    mkdir(copy, 0o755)
    #expect(reason().contains("no regular file"))
  }

  @Test("compares a library with the hash that the registry says")
  func hash() async throws {
    let path = Fixtures.library("PlainC")
    let right = try FileHash.sha256(of: path)
    let good = try await TestHost().run(.library(path: path), Fixtures.key("c_echo")) { $0.sha256 = right }
    #expect(good.completed == "{}")
    let wrong = String(repeating: "0", count: 64)
    let bad = try await TestHost().run(.library(path: path), Fixtures.key("c_echo")) { $0.sha256 = wrong }
    let error = try #require(bad.held)
    #expect(error.message.contains(right))
    #expect(error.message.contains(wrong))
  }
}
