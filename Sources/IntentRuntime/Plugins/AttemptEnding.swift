internal import CIntentABI
internal import IntentCore
internal import IntentJSON
internal import IntentModel

/// How an attempt ended, before it is put together with what else is known of it.
struct AttemptEnding: Sendable {
  var outcome: AttemptResult.Outcome
  var exitStatus: Int32?
  var signal: Int32?

  init(_ outcome: AttemptResult.Outcome, exitStatus: Int32? = nil, signal: Int32? = nil) {
    self.outcome = outcome
    self.exitStatus = exitStatus
    self.signal = signal
  }

  /// The ending of a handler that could not be run, or was refused.
  init(_ error: IntentError) {
    let delay = error.retryAfterMilliseconds
    switch error.kind {
    case .loadFailed, .unknownIntent: self.init(.held(error))
    case .permanent, .invalidParams: self.init(.failed(error))
    case .cancelled: self.init(.cancelled(error))
    case .rateLimited: self.init(.rateLimited(error, milliseconds: delay))
    default: self.init(.retry(error, after: delay))
    }
  }

  /// The ending of a handler that answered with a result, which is checked as if it came from a stranger.
  init(result bytes: [UInt8], limit: Int, by handler: String) {
    guard !bytes.isEmpty else {
      self.init(.completed(.null))
      return
    }
    guard bytes.count <= limit else {
      self.init(
        .permanent(
          "\(handler) completed with a result of \(bytes.count) bytes, of which \(limit) are allowed: keep large data in "
            + "the store or in a file, and report where it is"))
      return
    }
    do throws(JSONError) {
      self.init(.completed(try JSONText(validating: bytes, limits: JSONLimits(maxBytes: limit))))
    } catch {
      self.init(.permanent("\(handler) completed with a result that is not JSON: \(error)"))
    }
  }

  /// The ending of a handler that answered over the boundary.
  init(_ outcome: intent_outcome, limit: Int, by handler: String) {
    let delay = outcome.delay_ms < 0 ? nil : outcome.delay_ms
    switch Int(outcome.code) {
    case Int(INTENT_COMPLETED):
      self.init(result: outcome.result.array, limit: limit, by: handler)
    case Int(INTENT_RETRY):
      let error = IntentError(outcome, default: .handlerError)
      self.init(error.kind == .loadFailed ? .held(error) : .retry(error, after: delay))
    case Int(INTENT_SNOOZED):
      self.init(.snoozed(milliseconds: delay ?? Self.defaultWait))
    case Int(INTENT_FAILED):
      self.init(.failed(IntentError(outcome, default: .permanent)))
    case Int(INTENT_CANCELLED):
      self.init(.cancelled(IntentError(outcome, default: .cancelled)))
    case Int(INTENT_RATE_LIMITED):
      self.init(.rateLimited(IntentError(outcome, default: .rateLimited), milliseconds: delay))
    default:
      self.init(.permanent("\(handler) answered with the unknown code \(outcome.code): mend the handler"))
    }
  }

  /// How long a handler snoozes that did not say for how long.
  private static let defaultWait: Int64 = 60_000
}

extension IntentError {
  /// The error of an outcome that came over the boundary.
  init(_ outcome: intent_outcome, default kind: ErrorKind) {
    var details: JSONText?
    // A library of before the field existed has a smaller struct.
    if Int(outcome.size) >= MemoryLayout<intent_outcome>.size, outcome.details.count > 0 {
      details = try? JSONText(validating: outcome.details.array)
    }
    self.init(
      outcome.kind.count == 0 ? kind : ErrorKind(rawValue: outcome.kind.string(atMost: 64)),
      outcome.message.count == 0 ? "the handler gave no reason" : outcome.message.string(atMost: 64 << 10),
      field: outcome.field.count == 0 ? nil : outcome.field.string(atMost: 1024),
      retryAfterMilliseconds: outcome.delay_ms < 0 ? nil : outcome.delay_ms, details: details)
  }
}
