internal import CIntentABI
internal import IntentJSON
internal import IntentModel

extension intent_outcome {
  /// Copies as much of an outcome as the library that made it knows of; the rest is zero.
  init(reading outcome: UnsafePointer<intent_outcome>) {
    self.init()
    let count = min(Int(outcome.pointee.size), MemoryLayout<intent_outcome>.size)
    withUnsafeMutableBytes(of: &self) { $0.copyMemory(from: UnsafeRawBufferPointer(start: outcome, count: count)) }
  }
}

extension Attempt {
  /// Lends the request as the boundary has it. Its bytes are valid until the attempt has ended.
  func withRequest(_ body: (UnsafePointer<intent_request>) -> Void) {
    var request = intent_request(
      size: UInt32(MemoryLayout<intent_request>.size), attempt: UInt32(clamping: start.attempt),
      retries_left: UInt32(clamping: start.retriesLeft), priority: UInt32(clamping: start.priority),
      deadline_ms: start.deadline?.milliseconds ?? 0, job: self.request.job, params: self.request.params,
      id: self.request.id, uid: self.request.uid, tenant: self.request.tenant)
    withExtendedLifetime(self) { body(&request) }
  }

  /// On whose behalf a service is called.
  var caller: intent_caller {
    intent_caller(
      size: UInt32(MemoryLayout<intent_caller>.size), attempt: UInt32(clamping: start.attempt), key: request.key,
      id: request.id, uid: request.uid, tenant: request.tenant)
  }
}

extension intent_caller {
  /// Copies as much as the service that made `caller` knows of; one that left its size out knows of version 1.
  func copy(to caller: UnsafeMutablePointer<intent_caller>) {
    let known = caller.pointee.size == 0 ? size : min(caller.pointee.size, size)
    withUnsafeBytes(of: self) { bytes in
      UnsafeMutableRawPointer(caller).copyMemory(from: bytes.baseAddress!, byteCount: Int(known))
    }
    caller.pointee.size = known
  }
}

/// Lends an error as the outcome that it was.
func withOutcome(of error: IntentError, _ body: (UnsafePointer<intent_outcome>) -> Void) {
  var outcome = intent_outcome()
  outcome.size = UInt32(MemoryLayout<intent_outcome>.size)
  outcome.code = UInt32(error.kind == .permanent || error.kind == .invalidParams ? INTENT_FAILED : INTENT_RETRY)
  outcome.delay_ms = error.retryAfterMilliseconds ?? -1
  withBytes(error.kind.rawValue) { kind in
    withBytes(error.message) { message in
      withBytes(error.field ?? "") { field in
        withBytes(error.details?.text ?? "") { details in
          (outcome.kind, outcome.message, outcome.field, outcome.details) = (kind, message, field, details)
          body(&outcome)
        }
      }
    }
  }
}
