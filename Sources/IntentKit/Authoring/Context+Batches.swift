internal import CIntentABI
internal import IntentJSON
public import IntentModel

extension Context {
  /// Submits a follow-up batch: one job that executes an intent once for each item. It comes to be with this attempt's
  /// completion, or not at all, as ``submit(_:_:id:runAt:priority:maxRetries:uniqueKey:tenant:)`` says.
  ///
  /// - Parameters:
  ///   - items: Each encoded by `JSONCoding`; must give an object: the parameters of one execution.
  ///   - common: Parameters that all items have in common; an item's own win, member by member.
  ///   - id: nil: the runtime makes one.
  ///   - runAt: Not before this time.
  ///   - maxRetries: Of each item.
  ///   - concurrency: Items that may run at once; nil: as many as the intent's policy and the workers allow.
  /// - Returns: The batch's id, which is its job's.
  /// - Throws: `IntentError` with the reason, `permanent` since no retry mends a wrong job. With all of its items a job
  ///   may have 1 MiB.
  @discardableResult
  public func submit(
    _ key: IntentKey, batch items: [some Encodable], common: some Encodable, id: JobID? = nil,
    runAt: Timestamp? = nil, priority: Int? = nil, maxRetries: Int? = nil, concurrency: Int? = nil
  ) throws -> JobID {
    let items = try JSONCoding.encode(items)
    return try submit(key, common, id, runAt, priority, maxRetries) { writer in
      writer.object("batch") { writer in
        writer.member("items", items)
        writer.memberIfPresent("concurrency", concurrency)
      }
    }
  }
}
