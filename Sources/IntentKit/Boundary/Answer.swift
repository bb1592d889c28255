internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// What an attempt came to, in the boundary's terms.
struct Answer {
  var code: Int
  var result: JSONText?
  var error: IntentError?
  /// Negative: none given.
  var delay: Int64 = -1

  static let null = Answer(code: Int(INTENT_COMPLETED))

  init(code: Int, result: JSONText? = nil, error: IntentError? = nil, delay: Int64 = -1) {
    self.code = code
    self.result = result
    self.error = error
    self.delay = delay
  }

  /// The answer of a handler that returned.
  init<Report: Encodable>(_ outcome: Outcome<Report>) {
    switch outcome {
    case .completed(let report):
      do throws(JSONError) {
        self.init(code: Int(INTENT_COMPLETED), result: try JSONCoding.encode(report))
      } catch {
        self.init(.permanent("the handler's report cannot be written as JSON: \(error)"))
      }
    case .snooze(let duration): self.init(Snooze(for: duration))
    case .cancelled(let reason):
      self.init(IntentError(.cancelled, reason))
    }
  }

  /// The answer of a handler that asks to run again later.
  init(_ snooze: Snooze) {
    self.init(code: Int(INTENT_SNOOZED), delay: max(0, snooze.duration.wholeMilliseconds))
  }

  /// The answer of a handler that threw an `IntentError`.
  init(_ error: IntentError) {
    let code =
      switch error.kind {
      case .permanent, .invalidParams: INTENT_FAILED
      case .rateLimited: INTENT_RATE_LIMITED
      case .cancelled: INTENT_CANCELLED
      default: INTENT_RETRY
      }
    self.init(code: Int(code), error: error, delay: error.retryAfterMilliseconds ?? -1)
    if error.kind == .invalidParams, let field = error.field { self.error?.field = Self.fullPath(field) }
  }

  /// The answer of a handler that threw anything.
  init(thrown error: any Error) {
    switch error {
    case let error as IntentError: self.init(error)
    case let error as any IntentErrorConvertible: self.init(error.intentError)
    case let snooze as Snooze: self.init(snooze)
    case is CancellationError where Task.isCancelled:
      self.init(IntentError(.cancelled, "the handler stopped because it was asked to"))
    default: self.init(.retry(String(describing: error)))
    }
  }

  /// The answer to parameters that are not what the handler takes.
  init(undecodable error: JSONError) {
    self.init(.invalidParams(error.message, field: error.path))
  }

  /// `name` is `intent_params.name` in a job, where people will look for it.
  private static func fullPath(_ field: String) -> String {
    let root = "intent_params"
    if field.isEmpty { return root }
    if field == root || field.hasPrefix(root + ".") || field.hasPrefix(root + "[") { return field }
    return root + (field.hasPrefix("[") ? "" : ".") + field
  }
}

extension Answer {
  /// Lends the answer as the boundary's struct for the time of a call.
  func withOutcome(_ body: (UnsafePointer<intent_outcome>) -> Void) {
    let none = intent_bytes()
    var outcome = intent_outcome(
      size: UInt32(MemoryLayout<intent_outcome>.size), code: UInt32(code), result: none, kind: none, message: none,
      field: none, delay_ms: delay, details: none)
    withBytes(result ?? JSONText(unchecked: [])) { result in
      outcome.result = result
      guard let error else { return body(&outcome) }
      withBytes(error.kind.rawValue) { kind in
        withBytes(error.message) { message in
          withBytes(error.field ?? "") { field in
            withBytes(error.details ?? JSONText(unchecked: [])) { details in
              (outcome.kind, outcome.message, outcome.field, outcome.details) = (kind, message, field, details)
              body(&outcome)
            }
          }
        }
      }
    }
  }
}
