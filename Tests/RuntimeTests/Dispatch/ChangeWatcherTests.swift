import Foundation
import Testing

@testable import IntentRuntime

@Suite("Changes of registry and libraries are noticed")
struct ChangeWatcherTests {
  @Test("an index that intent run leaves beside the registry is none", .enabled(if: hasNotifications))
  func index() throws {
    let directory = try TemporaryDirectory()
    let watcher = ChangeWatcher(directories: [directory.path], registry: "registry.json")
    try Data("x".utf8).write(to: URL(fileURLWithPath: directory.path + "/registry.json.index"))
    watcher.consume(now: 1)
    #expect(watcher.settled == nil)
    try Data("{}".utf8).write(to: URL(fileURLWithPath: directory.path + "/registry.json"))
    watcher.consume(now: 1)
    #expect(watcher.settled != nil)
  }

  @Test(
    "what is neither the registry nor a library is nothing that workers have loaded", .enabled(if: hasNotifications),
    arguments: [
      (["notes.txt"], ChangeWatcher.Change.otherFiles), (["confirm.py", "registry.json~"], .otherFiles),
      (["registry.json"], .registryOrLibraries), (["libOne.so", "notes.txt"], .registryOrLibraries),
      (["notes.txt", "libOne.dylib"], .registryOrLibraries),
    ])
  func kinds(names: [String], expected: ChangeWatcher.Change) throws {
    let directory = try TemporaryDirectory()
    let watcher = ChangeWatcher(directories: [directory.path], registry: "registry.json")
    for name in names { try Data("x".utf8).write(to: URL(fileURLWithPath: "\(directory.path)/\(name)")) }
    watcher.consume(now: 1)
    let settled = try #require(watcher.settled)
    #expect(watcher.takeChange(now: settled - 1) == nil)
    #expect(watcher.takeChange(now: settled) == expected)
    #expect(watcher.takeChange(now: settled) == nil)
    // What was taken up is not what comes next.
    try Data("y".utf8).write(to: URL(fileURLWithPath: directory.path + "/other.txt"))
    watcher.consume(now: settled)
    #expect(watcher.takeChange(now: .max) == .otherFiles)
  }

  @Test("what never is quiet is looked at all the same", .enabled(if: hasNotifications))
  func noise() throws {
    let directory = try TemporaryDirectory()
    let watcher = ChangeWatcher(directories: [directory.path], registry: "registry.json")
    let tenth: Int64 = 100_000_000
    for now in 0..<30 {
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(directory.path)/\(now).txt"))
      watcher.consume(now: Int64(now) * tenth)
      if now < 20 { #expect(watcher.takeChange(now: Int64(now) * tenth) == nil) }
    }
    #expect(watcher.takeChange(now: 29 * tenth) == .otherFiles)
  }

  @Test(
    "what takes long to look after is looked after less often; the registry at once", .enabled(if: hasNotifications))
  func rest() throws {
    let directory = try TemporaryDirectory()
    let watcher = ChangeWatcher(directories: [directory.path], registry: "registry.json")
    let second: Int64 = 1_000_000_000
    watcher.tookUp(since: 0, now: second)
    try Data("x".utf8).write(to: URL(fileURLWithPath: directory.path + "/notes.txt"))
    watcher.consume(now: 2 * second)
    #expect(watcher.settled == 21 * second)
    try Data("{}".utf8).write(to: URL(fileURLWithPath: directory.path + "/registry.json"))
    watcher.consume(now: 3 * second)
    #expect(watcher.takeChange(now: 4 * second) == .registryOrLibraries)
  }

  /// A release that is switched to: the directory at the path is another one, of which nobody is notified.
  @Test("a directory that was replaced is found by comparing, and watched from then on")
  func replaced() throws {
    let directory = try TemporaryDirectory()
    let place = directory.path + "/current"
    for release in ["one", "two"] {
      try FileManager.default.createDirectory(atPath: "\(directory.path)/\(release)", withIntermediateDirectories: true)
      try Data(release.utf8).write(to: URL(fileURLWithPath: "\(directory.path)/\(release)/registry.json"))
    }
    #expect(symlink("one", place) == 0)
    let watcher = ChangeWatcher(directories: [place], registry: "registry.json")
    watcher.compare(now: 0)
    #expect(watcher.settled == nil)
    #expect(symlink("two", place + ".new") == 0 && rename(place + ".new", place) == 0)
    watcher.consume(now: 0)
    #expect(watcher.settled == nil)
    watcher.compare(now: 0)
    #expect(watcher.takeChange(now: .max) == .registryOrLibraries)
    // It was taken up.
    watcher.compare(now: 0)
    #expect(watcher.settled == nil)
    try Data("more".utf8).write(to: URL(fileURLWithPath: "\(directory.path)/two/libOne.so"))
    if Self.hasNotifications { watcher.consume(now: 0) } else { watcher.compare(now: 0) }
    #expect(watcher.takeChange(now: .max) == .registryOrLibraries)
  }

  private static var hasNotifications: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }
}
