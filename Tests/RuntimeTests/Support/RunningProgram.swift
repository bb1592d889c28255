import Foundation

/// A program that a test started.
final class RunningProgram {
  let process = Process()
  private let output = FileManager.default.temporaryDirectory.appending(path: "intent-out-\(UUID().uuidString)")
  private let errors = FileManager.default.temporaryDirectory.appending(path: "intent-err-\(UUID().uuidString)")

  var pid: Int32 { process.processIdentifier }

  init(_ program: URL, _ arguments: [String], _ environment: [String: String], in directory: URL) throws {
    process.executableURL = program
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = directory
    // Files, not pipes: nobody has to read them while the program runs.
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  deinit {
    if process.isRunning { kill(pid, SIGKILL) }
    for file in [output, errors] { try? FileManager.default.removeItem(at: file) }
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// What it wrote to standard error so far.
  var log: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

  /// Waits for its end; one that does not end in time is killed.
  func wait(seconds: Double = 40) throws -> ProgramOutput {
    let end = Date().addingTimeInterval(seconds)
    while process.isRunning {
      if Date() > end {
        kill(pid, SIGKILL)
        throw Failure("\(process.arguments ?? []) did not end within \(seconds) s; it said: \(log)")
      }
      usleep(2_000)
    }
    return ProgramOutput(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: (try? String(contentsOf: output, encoding: .utf8)) ?? "", errors: log)
  }
}

/// How a program ended.
struct ProgramOutput {
  /// The exit status; negative: the signal that ended it.
  var status: Int32
  var output: String
  var errors: String
}
