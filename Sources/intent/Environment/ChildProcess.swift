#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that is run to its end, for what it prints.
struct ChildProcess {
  /// What it wrote to standard output.
  var output: [UInt8]
  /// How it ended, in words: `exited with 1`.
  var ending: String
  /// Its exit status; nil: a signal ended it.
  var status: Int32?

  /// Runs a program. Its standard error is this process's; Swift's backtracer is off in it.
  ///
  /// - Parameter input: What it reads from standard input; must fit a pipe's buffer, or be read before it writes much.
  static func run(_ program: String, _ arguments: [String], input: String) throws(CommandFailure) -> ChildProcess {
    let process = try PipedProcess(program, arguments)
    process.write(Array(input.utf8))
    process.closeInput()
    let output = readAll(process.output)
    return ChildProcess(output: output, ending: process.end(), status: process.status)
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
