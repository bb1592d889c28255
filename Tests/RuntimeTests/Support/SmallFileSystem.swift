import Foundation
import Testing

/// A file system of a test's own, as small as it likes.
final class SmallFileSystem {
  let path: String

  /// - Parameter size: As mount(8) has it: `16k`, `24m`.
  init(_ path: String, size: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard Self.shell("mount -t tmpfs -o size=\(size),mode=700 none '\(path)' 2>/dev/null") == 0 else {
      try Test.cancel("this machine does not let a test mount a file system")
    }
  }

  func remove() { _ = Self.shell("umount -l '\(path)'") }

  func grow() throws {
    guard Self.shell("mount -o remount,size=64m '\(path)'") == 0 else { throw Failure("\(path) did not grow") }
  }

  /// Takes all the room that is left.
  func fill() { _ = Self.shell("dd if=/dev/zero of='\(path)/.ballast' bs=4k 2>/dev/null") }

  private static func shell(_ command: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }
}

extension Workspace {
  /// Drops a job whose record needs a block more than the drop has, on a disk that is full from then on.
  ///
  /// - Returns: its parameter `text`.
  @discardableResult
  func dropFilling(_ disk: SmallFileSystem, _ name: String, key: String) throws -> String {
    let text = String(repeating: "x", count: 3950)
    let made = spool.appending(path: name)
    try Data(#"{"intent_key": "\#(key)", "intent_params": {"text": "\#(text)"}}"#.utf8).write(to: made)
    disk.fill()
    guard rename(made.path, spool.appending(path: "pending/\(name)").path) == 0 else {
      throw Failure("\(name) was not dropped")
    }
    return text
  }
}
