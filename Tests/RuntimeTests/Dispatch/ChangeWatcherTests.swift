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

  private static var hasNotifications: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }
}
