internal import IntentCore
internal import IntentJSON
internal import IntentModel

/// What an executable left behind: how it ended, what it wrote, and what that means for the job.
struct ExecEnd {
  /// What ended the process.
  enum Cause: Equatable {
    case exit(Int32)
    case signal(Int32)
    /// The system kept no word of it.
    case unknown

    /// By the status that waitpid gave.
    init(status: Int32) {
      self = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }
  }

  /// The program, for messages.
  var program: String
  var cause: Cause
  /// Standard output.
  var output: [UInt8]
  /// Standard output was longer than it may be, and the process was killed for it.
  var isTooLong = false
  /// The last lines of standard error.
  var lastWords: [String]
  /// The attempt was asked to stop.
  var isCancelled = false

  /// The meaning, by the contract of exec handlers: 0 is done, 65 permanent, everything else (75 on purpose) a retry.
  func ending(limit: Int) -> AttemptEnding {
    if isTooLong {
      return AttemptEnding(
        .failed(
          .permanent(
            "\(program) wrote more than \(limit) bytes to standard output and was killed: keep large data elsewhere, and "
              + "report where it is")))
    }
    switch cause {
    case .signal(let signal): return AttemptEnding(killed(by: signal), signal: signal)
    case .unknown:
      // No status is no success.
      return AttemptEnding(
        isCancelled ? wasStopped : .retry(IntentError(.crash, "\(program) ended, nobody knows how" + said), after: nil))
    case .exit(0):
      var ending = AttemptEnding(result: trimmed, limit: limit, by: program)
      ending.exitStatus = 0
      return ending
    case .exit(65): return AttemptEnding(.failed(error(.permanent)), exitStatus: 65)
    case .exit(let status): return AttemptEnding(retry(status), exitStatus: status)
    }
  }

  private var wasStopped: AttemptResult.Outcome {
    .cancelled(IntentError(.cancelled, "\(program) was asked to stop"))
  }

  private func killed(by signal: Int32) -> AttemptResult.Outcome {
    if isCancelled { return wasStopped }
    return .retry(IntentError(.crash, "\(program) was killed by signal \(signal)" + said), after: nil)
  }

  private func retry(_ status: Int32) -> AttemptResult.Outcome {
    let error = error(.handlerError)
    let delay = error.retryAfterMilliseconds
    return error.kind == .rateLimited ? .rateLimited(error, milliseconds: delay) : .retry(error, after: delay)
  }

  /// The error that standard output tells of as `{"error": {...}}`, else what standard error ended with.
  private func error(_ kind: ErrorKind) -> IntentError {
    guard let text = try? JSONText(validating: trimmed), let told = text["error"] else {
      let status = if case .exit(let status) = cause { status } else { Int32(-1) }
      if status == 65 || status == 75, !lastWords.isEmpty {
        return IntentError(kind, lastWords.joined(separator: "\n"))
      }
      return IntentError(kind, "\(program) ended with exit status \(status)" + said)
    }
    return IntentError(
      told["kind"]?.string.map(ErrorKind.init(rawValue:)) ?? kind,
      told["message"]?.string ?? told.string ?? "\(program) gave an error without a message",
      field: told["field"]?.string, retryAfterMilliseconds: told["retry_after_ms"]?.integer.map { max(0, $0) },
      details: told["details"])
  }

  private var said: String { lastWords.isEmpty ? "" : ": " + lastWords.joined(separator: "\n") }

  /// Standard output without the whitespace around it.
  private var trimmed: [UInt8] {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = output.firstIndex(where: { !isSpace($0) }) else { return [] }
    return Array(output[first...output.lastIndex(where: { !isSpace($0) })!])
  }
}
