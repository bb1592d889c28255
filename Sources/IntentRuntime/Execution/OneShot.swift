internal import CSystem
public import IntentCore
public import IntentJSON
public import IntentModel

/// Executes one intent in this process, without a spool: one attempt, no retries.
public struct OneShot: Sendable {
  /// Where the handler's code is.
  public var location: HandlerLocation
  /// What the library's file has to hash to; nil: it is not looked at.
  public var sha256: String?
  /// The intent.
  public var key: IntentKey
  /// Its parameters: a JSON object.
  public var params: JSONText
  /// The whole job; nil: one of the key and the parameters.
  public var job: JSONText?
  /// Whose job it is.
  public var tenant: TenantID?
  /// Nil: as long as it likes.
  public var timeout: Duration?
  /// Where services are found, and where they keep their data.
  public var environment: PluginEnvironment
  /// How long the handler may take to stop after its timeout.
  public var grace: Duration = .seconds(2)

  /// One attempt from its parts.
  public init(
    _ location: HandlerLocation, sha256: String? = nil, key: IntentKey, params: JSONText, job: JSONText? = nil,
    tenant: TenantID? = nil, timeout: Duration? = nil, environment: PluginEnvironment
  ) {
    self.location = location
    self.sha256 = sha256
    self.key = key
    self.params = params
    self.job = job
    self.tenant = tenant
    self.timeout = timeout
    self.environment = environment
  }

  /// Runs the attempt, and waits for it on the calling thread.
  ///
  /// When the timeout has passed the attempt is cancelled, and `retry` with the kind `timeout` is returned, at the
  /// latest after ``grace``: the handler may still be running then, so the process should end.
  ///
  /// - Parameters:
  ///   - onProgress: Is told of progress, on any thread.
  ///   - onLog: Is told of lines of log, on any thread; the level is as in intent_abi.h.
  public func run(
    onProgress: @escaping @Sendable (JSONText) -> Void = { _ in },
    onLog: @escaping @Sendable (UInt32, String) -> Void = { _, _ in }
  ) -> AttemptResult {
    let events = OneShotEvents(onProgress: onProgress, onLog: onLog)
    let host = PluginHost(environment: environment, events: events)
    let now = host.clock.now()
    let uid = JobUID.make(at: now)
    let start = AttemptStart(
      token: 1, location: location, sha256: sha256, key: key, id: JobID(unchecked: uid.text), uid: uid, tenant: tenant,
      deadline: timeout.map { now + $0 }, job: job ?? ownJob, params: params)
    host.start(start)
    guard let timeout else { return events.wait()! }
    if let result = events.wait(timeout) { return result }
    host.cancel(start.token)
    let late = events.wait(grace)
    host.killChildren()
    return Self.timedOut(late, after: timeout, startedAt: now)
  }

  private var ownJob: JSONText {
    var writer = JSONWriter(capacity: params.bytes.count + 128)
    writer.object { writer in
      writer.member("intent_key", key)
      writer.member("intent_params", params)
      writer.memberIfPresent("tenant_id", tenant)
    }
    return writer.text
  }

  /// What a handler came to that was cancelled by its timeout: what it completed is done, what it called permanent is.
  private static func timedOut(_ late: AttemptResult?, after timeout: Duration, startedAt: Timestamp) -> AttemptResult {
    switch late?.outcome {
    case .completed, .failed, .held: return late!
    default: break
    }
    let limit = DurationText(milliseconds: timeout.wholeMilliseconds)
    let error = IntentError(
      .timeout,
      late == nil
        ? "ran longer than its timeout of \(limit) and did not heed cancellation"
        : "ran longer than its timeout of \(limit) and was cancelled")
    var result = late ?? AttemptResult(outcome: .retry(error, after: nil), startedAt: startedAt)
    result.outcome = .retry(error, after: nil)
    return result
  }
}
