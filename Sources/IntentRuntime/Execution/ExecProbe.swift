package import IntentCore

/// What an executable wrote, judged without one: for programs that look for output which a worker does not stand.
package enum ExecProbe {
  /// What a handler's output and end mean for its job.
  ///
  /// - Parameter exitStatus: nil: `signal` ended it.
  package static func outcome(output: [UInt8], exitStatus: Int32?, signal: Int32, limit: Int) -> AttemptResult.Outcome {
    ExecEnd(
      program: "handler", cause: exitStatus.map { .exit($0) } ?? .signal(signal), output: output,
      isTooLong: output.count > limit, lastWords: ["last words"]
    ).ending(limit: limit).outcome
  }

  /// The lines of a stream that comes in pieces.
  package static func lines(of bytes: [UInt8], pieces: Int, limit: Int) -> [[UInt8]] {
    var reader = LineReader(limit: limit)
    var lines: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      reader.take(bytes[start..<min(bytes.count, start + pieces)]) { lines.append($0) }
    }
    reader.finish { lines.append($0) }
    return lines
  }
}
