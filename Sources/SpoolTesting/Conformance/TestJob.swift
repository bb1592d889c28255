public import IntentCore
import IntentJSON
public import IntentModel

/// A job for tests, as its dropper writes it.
public struct TestJob: Sendable {
  /// Its id; nil: the runtime makes one.
  public var id: String?
  /// Its intent.
  public var key: String
  /// 0 to 9.
  public var priority: Int?
  /// Whose job it is.
  public var tenant: String?
  /// Not before.
  public var runAt: Timestamp?
  /// At most one unfinished job of this key.
  public var uniqueKey: String?
  /// The parameters: a JSON object.
  public var params: String
  /// An object whose members the job has beside these.
  public var more: String

  /// A job of its parts.
  public init(
    _ id: String? = nil, key: String = "runtime.query.echo", priority: Int? = nil, tenant: String? = nil,
    runAt: Timestamp? = nil, uniqueKey: String? = nil, params: String = "{}", more: String = "{}"
  ) {
    self.id = id
    self.key = key
    self.priority = priority
    self.tenant = tenant
    self.runAt = runAt
    self.uniqueKey = uniqueKey
    self.params = params
    self.more = more
  }

  /// The file.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.memberIfPresent("id", id)
      writer.member("intent_key", key)
      writer.member("intent_params", JSONText(unchecked: Array(params.utf8)))
      writer.memberIfPresent("priority", priority)
      writer.memberIfPresent("tenant_id", tenant)
      writer.memberIfPresent("run_at", runAt)
      writer.memberIfPresent("unique_key", uniqueKey)
      writer.members(of: JSONText(unchecked: Array(more.utf8)))
    }
    return writer.finish()
  }

  /// The job as it is submitted; it has an id.
  public var submitted: NewJob { NewJob(id: JobID(unchecked: id ?? "unnamed"), bytes: bytes) }
}

extension Claim {
  /// What a handler's success comes to.
  ///
  /// - Parameter size: About how many bytes the result has.
  public func completed(at now: Timestamp, followUps: [NewJob] = [], size: Int = 0) -> Transition {
    let text = "{\"ok\":true\(size == 0 ? "" : ",\"text\":\"" + String(repeating: "x", count: size) + "\"")}"
    return decided(.completed(JSONText(unchecked: Array(text.utf8))), at: now, followUps: followUps)
  }

  /// What a handler's final failure comes to.
  public func failed(at now: Timestamp) -> Transition { decided(.failed(.permanent("no retry mends it")), at: now) }

  /// What a handler's wish to sleep comes to.
  public func snoozed(milliseconds: Int64, at now: Timestamp) -> Transition {
    decided(.snoozed(milliseconds: milliseconds), at: now)
  }

  /// What the death of the runtime around an attempt comes to.
  public func interrupted(at now: Timestamp) -> Transition {
    decided(.interrupted(IntentError(.interrupted, "the runtime died")), at: now)
  }

  private func decided(
    _ outcome: AttemptResult.Outcome, at now: Timestamp, followUps: [NewJob] = []
  ) -> Transition {
    var random = NoChance()
    return decide(
      AttemptResult(outcome: outcome, startedAt: now, elapsed: 1_000_000, worker: "test", followUps: followUps),
      for: self, policy: IntentPolicy(), now: now, random: &random)
  }
}

/// The same number each time.
private struct NoChance: RandomNumberGenerator {
  mutating func next() -> UInt64 { 0x8000_0000_0000_0000 }
}
