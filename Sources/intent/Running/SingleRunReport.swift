import IntentCore
import IntentJSON
import IntentModel

/// What a single run came to, as it is told.
struct SingleRunReport {
  let key: IntentKey
  let attempt: AttemptResult

  /// The handler's output; nil: it did not complete.
  var output: JSONText? {
    if case .completed(let output) = attempt.outcome { output } else { nil }
  }

  var status: ExitStatus {
    switch attempt.outcome {
    case .completed: .done
    case .retry, .snoozed, .rateLimited, .interrupted, .suspected: .tryAgain
    case .failed(let error): error.kind == .invalidParams ? .badData : .handlerFailed
    case .cancelled: .handlerFailed
    case .held: .unavailable
    }
  }

  /// What to tell a person; nil: nothing but the output.
  var message: String? {
    switch attempt.outcome {
    case .completed: nil
    case .snoozed(let milliseconds): "\(key) asks to be run again in \(DurationText(milliseconds: milliseconds))"
    case .rateLimited(let error, let milliseconds):
      "\(key): \(error)" + Self.again(in: milliseconds)
    case .retry(let error, after: let milliseconds):
      "\(key): \(error)" + Self.again(in: milliseconds)
    case .failed(let error), .cancelled(let error), .held(let error), .interrupted(let error), .suspected(let error):
      "\(key): \(error)"
    }
  }

  private static func again(in milliseconds: Int64?) -> String {
    milliseconds.map { "; try again in \(DurationText(milliseconds: $0))" } ?? "; it may work at another time"
  }

  /// The whole of it, for programs.
  var json: JSONText {
    var writer = JSONWriter()
    writer.object { writer in
      let entry = AttemptEntry(attempt)
      writer.member("intent_key", key)
      writer.member("outcome", entry.outcome.rawValue)
      writer.memberIfPresent("result", output)
      if let error = entry.error {
        writer.object("error") { writer in
          writer.member("kind", error.kind.rawValue)
          writer.member("message", error.message)
          writer.memberIfPresent("field", error.field)
          writer.member("retryable", entry.isRetryable)
        }
      }
      writer.memberIfPresent("retry_after_ms", wait)
      writer.member("elapsed_ms", attempt.elapsed / 1_000_000)
    }
    return writer.text
  }

  private var wait: Int64? {
    switch attempt.outcome {
    case .snoozed(let milliseconds): milliseconds
    case .rateLimited(_, let milliseconds): milliseconds
    case .retry(_, after: let milliseconds): milliseconds
    default: nil
    }
  }
}
