internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// The C struct of a handler. Made once for a library's entry, and never freed.
enum HandlerTable {
  static func make(_ key: IntentKey, _ calls: HandlerCalls) -> UnsafeRawPointer {
    let table = UnsafeMutablePointer<intent_handler>.allocate(capacity: 1)
    let name = Array(key.text.utf8CString)
    let storedName = UnsafeMutablePointer<CChar>.allocate(capacity: name.count)
    storedName.initialize(from: name, count: name.count)
    table.initialize(
      to: intent_handler(
        size: UInt32(MemoryLayout<intent_handler>.size), abi_version: INTENT_ABI_VERSION, key: storedName,
        context: Unmanaged.passRetained(calls).toOpaque(), execute: execute, cancel: cancel,
        exhausted: calls.exhausted == nil ? nil : exhausted, validate: validate, describe: describe))
    return UnsafeRawPointer(table)
  }

  private static let execute:
    @convention(c) (
      UnsafePointer<intent_handler>?, UnsafePointer<intent_host>?, intent_token, UnsafePointer<intent_request>?
    ) -> Void = { handler, host, token, request in
      start(handler!, host!, token, request!) { calls, context in await calls.execute(context) }
    }

  private static let cancel:
    @convention(c) (UnsafePointer<intent_handler>?, UnsafePointer<intent_host>?, intent_token) -> Void = {
      _, host, token in
      HostExecutor.of(host!).attempts[token]?.cancel()
    }

  private static let exhausted:
    @convention(c) (
      UnsafePointer<intent_handler>?, UnsafePointer<intent_host>?, intent_token, UnsafePointer<intent_request>?,
      UnsafePointer<intent_outcome>?
    ) -> Void = { handler, host, token, request, last in
      let error = IntentError(intent_outcome(reading: last!))
      start(handler!, host!, token, request!) { calls, context in
        await calls.exhausted?(context, error)
        return .null
      }
    }

  private static let validate:
    @convention(c) (
      UnsafePointer<intent_handler>?, intent_bytes, intent_problem_receiver?, UnsafeMutableRawPointer?
    ) -> Int32 = { handler, params, receiver, argument in
      let calls = Unmanaged<HandlerCalls>.fromOpaque(handler!.pointee.context).takeUnretainedValue()
      guard let answer = calls.validate(params.json) else { return Int32(INTENT_OK) }
      answer.withOutcome { receiver?(argument, $0) }
      return Int32(INTENT_REFUSED)
    }

  private static let describe:
    @convention(c) (UnsafePointer<intent_handler>?, intent_receiver?, UnsafeMutableRawPointer?) -> Int32 = {
      handler, receiver, argument in
      let calls = Unmanaged<HandlerCalls>.fromOpaque(handler!.pointee.context).takeUnretainedValue()
      do throws(JSONError) {
        withBytes(try calls.describe()) { receiver?(argument, $0) }
        return Int32(INTENT_OK)
      } catch {
        withBytes(error.message) { receiver?(argument, $0) }
        return Int32(INTENT_REFUSED)
      }
    }

  /// Starts a task for one call of the host's. It returns at once; the task answers.
  private static func start(
    _ handler: UnsafePointer<intent_handler>, _ host: UnsafePointer<intent_host>, _ token: intent_token,
    _ request: UnsafePointer<intent_request>, _ body: @escaping @Sendable (HandlerCalls, Context) async -> Answer
  ) {
    let calls = Unmanaged<HandlerCalls>.fromOpaque(handler.pointee.context).takeUnretainedValue()
    let key = IntentKey(stringLiteral: String(cString: handler.pointee.key))
    let link = HostLink(host: host, token: token)
    let attempt = RunningAttempt(link: link, facts: AttemptFacts(intent_request(reading: request), key: key))
    let executor = HostExecutor.of(host)
    executor.attempts.insert(attempt)
    // A cancellation that came before this line found nobody to tell.
    if link.isCancelled { attempt.cancel() }
    attempt.started(
      Task.detached(executorPreference: executor) {
        let answer = await body(calls, Context(attempt: attempt))
        executor.attempts.remove(token)
        attempt.end(answer)
      })
  }
}

extension IntentError {
  /// The error of an outcome that came over the boundary.
  init(_ outcome: intent_outcome) {
    self.init(
      ErrorKind(rawValue: outcome.kind.string), outcome.message.string,
      field: outcome.field.count == 0 ? nil : outcome.field.string,
      retryAfterMilliseconds: outcome.delay_ms < 0 ? nil : outcome.delay_ms,
      details: outcome.details.count == 0 ? nil : outcome.details.json)
  }
}
