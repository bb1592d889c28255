import Foundation
import ProgramTesting

/// A program that a test started.
final class RunningCommand {
  private let program: SpawnedProgram
  private let arguments: [String]
  private let directory: URL

  /// - Parameters:
  ///   - input: What it reads from standard input.
  ///   - terminal: Where its standard output goes; nil: to ``output``.
  ///   - typing: A terminal that it reads from, instead of `input`.
  init(
    _ program: URL, _ arguments: [String], _ environment: [String: String], in root: URL, input: String?,
    terminal: PseudoTerminal? = nil, typing: PseudoTerminal? = nil
  ) throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "intent-streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let streams = directory
    var inputFile = typing.map { URL(fileURLWithPath: $0.path) }
    if let input {
      let file = streams.appending(path: "in")
      try Data(input.utf8).write(to: file)
      inputFile = file
    }
    self.arguments = arguments
    self.program = try SpawnedProgram(
      program, arguments, environment: environment, directory: root, input: inputFile,
      output: terminal.map { URL(fileURLWithPath: $0.path) } ?? streams.appending(path: "out"),
      errors: streams.appending(path: "err"))
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
  }

  var pid: Int32 { program.pid }
  /// What it wrote to standard error so far.
  var errors: String { text("err") }
  /// What it wrote to standard output so far.
  var output: String { text("out") }

  func signal(_ number: Int32) { program.signal(number) }

  /// Waits for its end; one that does not end in time is killed.
  func wait(seconds: Double = 60) throws -> CommandEnding {
    let end = Date().addingTimeInterval(seconds)
    while !program.hasEnded {
      if Date() > end {
        signal(SIGKILL)
        throw Failure("\(arguments) did not end within \(seconds) s; it said: \(output) \(errors)")
      }
      usleep(2_000)
    }
    return CommandEnding(status: program.exitStatus, output: output, errors: errors)
  }

  private func text(_ name: String) -> String {
    (try? String(contentsOf: directory.appending(path: name), encoding: .utf8)) ?? ""
  }
}
