import Foundation
import Testing

@testable import IntentRuntime

@Suite("Changes of registry and libraries are noticed")
struct ChangeWatcherTests {
  @Test("an index that intent run leaves beside the registry is none", .enabled(if: hasNotifications))
  func index() throws {
    let directory = try TemporaryDirectory()
    let watcher = ChangeWatcher(directories: [directory.path])
    try Data("x".utf8).write(to: URL(fileURLWithPath: directory.path + "/registry.json.index"))
    watcher.consume(now: 1)
    #expect(watcher.settled == nil)
    try Data("{}".utf8).write(to: URL(fileURLWithPath: directory.path + "/registry.json"))
    watcher.consume(now: 1)
    #expect(watcher.settled != nil)
  }

  private static var hasNotifications: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }
}
