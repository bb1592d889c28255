import Foundation
import ProgramTesting

/// A program that a run started, with its two streams in files.
final class BenchProgram {
  private let program: SpawnedProgram
  private let output: URL
  private let errorFile: URL
  private let isKept: Bool

  init(_ path: URL, _ arguments: [String], _ environment: [String: String], in root: URL, name: String) throws {
    output = root.appending(path: "logs/\(name).out")
    errorFile = root.appending(path: "logs/\(name).err")
    isKept = !name.hasPrefix("command-")
    program = try SpawnedProgram(
      path, arguments, environment: environment, directory: root, input: nil, output: output, errors: errorFile)
  }

  deinit {
    if isKept { return }
    for file in [output, errorFile] { try? FileManager.default.removeItem(at: file) }
  }

  var pid: Int32 { program.pid }
  var hasEnded: Bool { program.hasEnded }

  func signal(_ number: Int32) { program.signal(number) }

  var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

  /// How it ended; only once it has.
  var ending: BenchEnding {
    BenchEnding(
      status: program.exitStatus, output: (try? String(contentsOf: output, encoding: .utf8)) ?? "", errors: errors)
  }

  /// Waits for its end; nil: it did not come in time.
  func wait(seconds: Double) -> BenchEnding? {
    let end = Date().addingTimeInterval(seconds)
    while !hasEnded {
      if Date() > end { return nil }
      usleep(1_000)
    }
    return ending
  }
}

/// How a program ended.
struct BenchEnding {
  /// The exit status; negative: the signal that ended it.
  var status: Int32
  var output: String
  var errors: String
}
