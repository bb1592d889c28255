import IntentCore
import IntentJSON
import IntentModel

/// What a worker is told about one attempt.
struct AttemptOrder: Sendable {
  /// What is to be run of the handler.
  enum Purpose: Sendable {
    case execute
    /// The hook that runs when the job has failed for good, with what it failed of.
    case exhausted(IntentError)
  }

  /// Known to one worker only, and never used again.
  var token: UInt64
  var purpose: Purpose
  var handler: ResolvedHandler
  var key: IntentKey
  var id: JobID
  var uid: JobUID
  var tenant: TenantID?
  /// 1 for the first.
  var attempt: Int
  var retriesLeft: Int
  var priority: Int
  /// When the timeout cancels it.
  var deadline: Timestamp?
  var job: JSONText
  var params: JSONText
}

extension AttemptOrder {
  func encode(to wire: inout WireWriter) {
    wire.integer(token)
    switch purpose {
    case .execute:
      wire.integer(UInt8(0))
    case .exhausted(let error):
      wire.integer(UInt8(1))
      error.encode(to: &wire)
    }
    handler.encode(to: &wire)
    wire.text(key.description)
    wire.text(id.description)
    wire.text(uid.description)
    wire.optional(tenant?.description)
    wire.integer(UInt32(clamping: attempt))
    wire.integer(UInt32(clamping: retriesLeft))
    wire.integer(UInt8(clamping: priority))
    wire.optional(deadline?.milliseconds)
    wire.json(job)
    wire.json(params)
  }

  init(from wire: inout WireReader) throws(WireError) {
    token = try wire.integer()
    switch try wire.integer(UInt8.self) {
    case 0: purpose = .execute
    case 1: purpose = .exhausted(try IntentError(from: &wire))
    default: throw WireError("an attempt has an unknown purpose")
    }
    handler = try ResolvedHandler(from: &wire)
    do {
      key = try IntentKey(try wire.text())
      id = try JobID(try wire.text())
      uid = try JobUID(try wire.text())
      tenant = try wire.optionalText().map { text throws(ModelError) in try TenantID(text) }
    } catch {
      throw WireError("an attempt's identity does not read: \(error)")
    }
    attempt = Int(try wire.integer(UInt32.self))
    retriesLeft = Int(try wire.integer(UInt32.self))
    priority = Int(try wire.integer(UInt8.self))
    deadline = try wire.optionalInteger().map { Timestamp(milliseconds: $0) }
    // The dispatcher has validated both, and is trusted by its workers.
    job = JSONText(unchecked: ArraySlice(Array(try wire.data())))
    params = JSONText(unchecked: ArraySlice(Array(try wire.data())))
  }
}
