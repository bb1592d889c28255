import Foundation

/// A program that a test started.
final class RunningCommand {
  private let process = Process()
  private let directory: URL

  /// - Parameter input: What it reads from standard input.
  init(
    _ program: URL, _ arguments: [String], _ environment: [String: String], in root: URL, input: String?
  ) throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "intent-streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    process.executableURL = program
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = root
    // Files, not pipes: nobody has to read them while the program runs.
    process.standardOutput = try Self.file("out", in: directory)
    process.standardError = try Self.file("err", in: directory)
    if let input {
      let file = directory.appending(path: "in")
      try Data(input.utf8).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: directory)
  }

  var pid: Int32 { process.processIdentifier }
  /// What it wrote to standard error so far.
  var errors: String { text("err") }
  /// What it wrote to standard output so far.
  var output: String { text("out") }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for its end; one that does not end in time is killed.
  func wait(seconds: Double = 60) throws -> CommandEnding {
    let end = Date().addingTimeInterval(seconds)
    while process.isRunning {
      if Date() > end {
        signal(SIGKILL)
        throw Failure("\(process.arguments ?? []) did not end within \(seconds) s; it said: \(output) \(errors)")
      }
      usleep(2_000)
    }
    let isExit = process.terminationReason == .exit
    return CommandEnding(
      status: isExit ? process.terminationStatus : -process.terminationStatus, output: output, errors: errors)
  }

  private func text(_ name: String) -> String {
    (try? String(contentsOf: directory.appending(path: name), encoding: .utf8)) ?? ""
  }

  private static func file(_ name: String, in directory: URL) throws -> FileHandle {
    let file = directory.appending(path: name)
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }
}
