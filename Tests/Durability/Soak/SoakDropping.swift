import Foundation
import RandomTesting

/// Puts jobs into `pending/`, in the ways that people do.
struct SoakDropping {
  /// A file that is being written slowly.
  private struct SlowFile {
    var descriptor: Int32
    var rest: [UInt8]
    var due: Date
  }

  private let pending: URL
  private var slow: [SlowFile] = []

  init(pending: URL) { self.pending = pending }

  var isWriting: Bool { !slow.isEmpty }

  /// Writes a file under a temporary name and moves it in.
  func move(_ text: String, as name: String) throws {
    let draft = pending.appending(path: ".\(name).part").path
    try write([UInt8](text.utf8), to: draft)
    guard rename(draft, pending.appending(path: name).path) == 0 else { throw Trouble("\(name): errno \(errno)") }
  }

  /// Writes a file in place, as cp does.
  func copy(_ text: String, as name: String) throws {
    try write([UInt8](text.utf8), to: pending.appending(path: name).path)
  }

  /// Begins to write a file in place, and leaves the rest for later.
  mutating func begin(_ text: String, as name: String, until due: Date, _ random: inout SeededGenerator) throws {
    let descriptor = open(pending.appending(path: name).path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Trouble("\(name): errno \(errno)") }
    let bytes = [UInt8](text.utf8)
    let half = Int.random(in: 0..<bytes.count, using: &random)
    try write(Array(bytes[..<half]), into: descriptor)
    slow.append(SlowFile(descriptor: descriptor, rest: Array(bytes[half...]), due: due))
  }

  /// Ends what is due.
  mutating func goOn(now: Date) throws {
    for file in slow where file.due <= now {
      try write(file.rest, into: file.descriptor)
      close(file.descriptor)
    }
    slow.removeAll { $0.due <= now }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Trouble("\(path): errno \(errno)") }
    defer { close(descriptor) }
    try write(bytes, into: descriptor)
  }

  private func write(_ bytes: [UInt8], into descriptor: Int32) throws {
    let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw Trouble("a drop could not be written: errno \(errno)") }
  }
}
