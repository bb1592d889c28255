internal import CIntentABI
internal import IntentJSON
public import IntentModel

extension Context {
  /// Submits a follow-up job, which comes to be with this attempt's completion: if the attempt ends in any other way,
  /// the runtime drops it, and the next attempt submits it anew. So there is one, however often the handler runs.
  ///
  /// - Parameters:
  ///   - params: Encoded by `JSONCoding`; must give an object.
  ///   - id: nil: the runtime makes one.
  ///   - runAt: Not before this time.
  ///   - uniqueKey: At most one unfinished job holds it.
  ///   - tenant: nil: this job's. A job that has a tenant submits for no other.
  /// - Returns: The follow-up's id.
  /// - Throws: `IntentError` with the reason, `permanent` since no retry mends a wrong job.
  @discardableResult
  public func submit(
    _ key: IntentKey, _ params: some Encodable, id: JobID? = nil, runAt: Timestamp? = nil, priority: Int? = nil,
    maxRetries: Int? = nil, uniqueKey: String? = nil, tenant: TenantID? = nil
  ) throws -> JobID {
    try submit(key, params, id, runAt, priority, maxRetries) { writer in
      writer.memberIfPresent("tenant_id", tenant)
      writer.memberIfPresent("unique_key", uniqueKey)
    }
  }

  /// Submits a job that has these members, and those that `others` writes.
  func submit(
    _ key: IntentKey, _ params: some Encodable, _ id: JobID?, _ runAt: Timestamp?, _ priority: Int?,
    _ maxRetries: Int?, _ others: (inout JSONWriter) -> Void
  ) throws -> JobID {
    let params = try JSONCoding.encode(params)
    var writer = JSONWriter()
    writer.object { writer in
      writer.memberIfPresent("id", id)
      writer.member("intent_key", key)
      writer.member("intent_params", params)
      writer.memberIfPresent("priority", priority)
      writer.memberIfPresent("max_retries", maxRetries)
      writer.memberIfPresent("run_at", runAt)
      others(&writer)
    }
    return try attempt.link.submit(writer.text)
  }
}
