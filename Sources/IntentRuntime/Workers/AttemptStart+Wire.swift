import IntentJSON
import IntentModel

extension AttemptStart {
  func encode(to wire: inout WireWriter) {
    wire.integer(token)
    switch purpose {
    case .execute:
      wire.integer(UInt8(0))
    case .exhausted(let error):
      wire.integer(UInt8(1))
      error.encode(to: &wire)
    }
    location.encode(to: &wire)
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
    let token: UInt64 = try wire.integer()
    let purpose: Purpose
    switch try wire.integer(UInt8.self) {
    case 0: purpose = .execute
    case 1: purpose = .exhausted(try IntentError(from: &wire))
    default: throw WireError("an attempt has an unknown purpose")
    }
    let location = try HandlerLocation(from: &wire)
    let (key, id, uid, tenant) = try Self.identity(from: &wire)
    self.init(
      token: token, purpose: purpose, location: location, key: key, id: id, uid: uid, tenant: tenant,
      attempt: Int(try wire.integer(UInt32.self)), retriesLeft: Int(try wire.integer(UInt32.self)),
      priority: Int(try wire.integer(UInt8.self)),
      deadline: try wire.optionalInteger().map { Timestamp(milliseconds: $0) },
      // The dispatcher has validated both, and is trusted by its workers.
      job: JSONText(unchecked: Array(try wire.data())), params: JSONText(unchecked: Array(try wire.data())))
  }

  private static func identity(
    from wire: inout WireReader
  ) throws(WireError) -> (IntentKey, JobID, JobUID, TenantID?) {
    let (key, id, uid, tenant) = (try wire.text(), try wire.text(), try wire.text(), try wire.optionalText())
    do {
      return (
        try IntentKey(key), try JobID(id), try JobUID(uid),
        try tenant.map { text throws(ModelError) in try TenantID(text) }
      )
    } catch {
      throw WireError("an attempt's identity does not read: \(error)")
    }
  }
}
