import IntentCore
package import IntentJSON
package import IntentModel

/// Items of one batch that a worker is given at once, and what they have in common.
package struct ItemOrder: Sendable {
  /// One item.
  package struct Item: Sendable {
    /// The attempt's.
    package var token: UInt64
    /// Its number in the batch, from 1.
    package var number: Int
    /// 1 for the first.
    package var attempt: Int
    /// Retries that remain if this attempt asks for one.
    package var retriesLeft: Int
    /// Its `intent_params`: a JSON object.
    package var params: JSONText
  }

  /// The job's id.
  package var batch: JobID
  /// The batch's identity.
  package var uid: JobUID
  /// The intent.
  package var key: IntentKey
  /// Whose batch it is.
  package var tenant: TenantID?
  /// 0 to 9, 9 first.
  package var priority: Int
  /// Where the handler's code is.
  package var location: HandlerLocation
  /// How long each may take, in milliseconds; nil: as long as it likes.
  package var timeout: Int64?
  /// Items that may run in the worker at once.
  package var places: Int
  /// Attempts that may, jobs and items together.
  package var concurrency: Int
  /// The items, in order.
  package var items: [Item] = []

  /// The attempt of an item, as a host is told of it.
  func start(of item: Item, at now: Timestamp) -> AttemptStart {
    let id = BatchItem.id(item.number, of: batch)
    var writer = JSONWriter(capacity: item.params.bytes.count + 256)
    writer.object { writer in
      writer.member("id", id)
      writer.member("intent_key", key)
      writer.member("intent_params", item.params)
      writer.memberIfPresent("tenant_id", tenant)
      writer.object("batch") { writer in
        writer.member("id", batch)
        writer.member("item", item.number)
      }
    }
    return AttemptStart(
      token: item.token, location: location, key: key, id: id, uid: BatchItem.uid(item.number, of: uid),
      tenant: tenant, attempt: item.attempt, retriesLeft: item.retriesLeft, priority: priority,
      deadline: timeout.map { now.adding(milliseconds: $0) }, job: writer.text, params: item.params)
  }
}
