import Foundation
import ProgramTesting

/// A program that a test started.
final class RunningProgram {
  private let arguments: [String]
  private let output = FileManager.default.temporaryDirectory.appending(path: "intent-out-\(UUID().uuidString)")
  private let errors = FileManager.default.temporaryDirectory.appending(path: "intent-err-\(UUID().uuidString)")
  private let program: SpawnedProgram

  init(_ program: URL, _ arguments: [String], _ environment: [String: String], in directory: URL) throws {
    self.arguments = arguments
    self.program = try SpawnedProgram(
      program, arguments, environment: environment, directory: directory, input: nil, output: output, errors: errors)
  }

  deinit {
    for file in [output, errors] { try? FileManager.default.removeItem(at: file) }
  }

  /// Its process id.
  var pid: Int32 { program.pid }

  func signal(_ number: Int32) { program.signal(number) }

  /// What it wrote to standard error so far.
  var log: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

  /// Waits for its end; one that does not end in time is killed.
  func wait(seconds: Double = 40) throws -> ProgramOutput {
    let end = Date().addingTimeInterval(seconds)
    while !program.hasEnded {
      if Date() > end {
        signal(SIGKILL)
        throw Failure("\(arguments) did not end within \(seconds) s; it said: \(log)")
      }
      usleep(2_000)
    }
    return ProgramOutput(
      status: program.exitStatus, output: (try? String(contentsOf: output, encoding: .utf8)) ?? "", errors: log)
  }
}

/// How a program ended.
struct ProgramOutput {
  /// The exit status; negative: the signal that ended it.
  var status: Int32
  var output: String
  var errors: String
}
