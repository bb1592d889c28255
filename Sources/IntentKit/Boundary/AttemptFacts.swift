internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// What is known of an attempt: a copy of the request, whose bytes are gone when `execute` returns.
struct AttemptFacts: Sendable {
  var key: IntentKey
  var id: JobID
  var uid: JobUID
  var tenant: TenantID?
  var attempt: Int
  var retriesLeft: Int
  var priority: Int
  var deadline: Timestamp?
  var job: JSONText
  var params: JSONText

  init(_ request: intent_request, key: IntentKey) {
    self.key = key
    id = JobID(unchecked: request.id.string)
    uid = JobUID(unchecked: request.uid.string)
    tenant = request.tenant.count == 0 ? nil : TenantID(unchecked: request.tenant.string)
    attempt = Int(request.attempt)
    retriesLeft = Int(request.retries_left)
    priority = Int(request.priority)
    deadline = request.deadline_ms == 0 ? nil : Timestamp(milliseconds: request.deadline_ms)
    job = request.job.json
    params = request.params.json
  }
}
