import IntentJSON
import IntentModel

extension ItemOrder {
  func encode(to wire: inout WireWriter) {
    wire.text(batch.text)
    wire.text(uid.text)
    wire.text(key.text)
    wire.optional(tenant?.text)
    wire.integer(UInt8(clamping: priority))
    location.encode(to: &wire)
    wire.optional(timeout)
    wire.integer(UInt32(clamping: places))
    wire.integer(UInt32(clamping: concurrency))
    wire.integer(UInt32(items.count))
    for item in items {
      wire.integer(item.token)
      wire.integer(UInt32(clamping: item.number))
      wire.integer(UInt32(clamping: item.attempt))
      wire.integer(UInt32(clamping: item.retriesLeft))
      wire.json(item.params)
    }
  }

  init(from wire: inout WireReader) throws(WireError) {
    let (batch, uid, key, tenant) = (try wire.text(), try wire.text(), try wire.text(), try wire.optionalText())
    do throws(ModelError) {
      self.batch = try JobID(batch)
      self.uid = try JobUID(uid)
      self.key = try IntentKey(key)
      self.tenant = try tenant.map { text throws(ModelError) in try TenantID(text) }
    } catch {
      throw WireError("a batch's identity does not read: \(error)")
    }
    priority = Int(try wire.integer(UInt8.self))
    location = try HandlerLocation(from: &wire)
    timeout = try wire.optionalInteger()
    places = Int(try wire.integer(UInt32.self))
    concurrency = Int(try wire.integer(UInt32.self))
    for _ in 0..<(try wire.integer(UInt32.self)) {
      items.append(
        Item(
          token: try wire.integer(), number: Int(try wire.integer(UInt32.self)),
          attempt: Int(try wire.integer(UInt32.self)), retriesLeft: Int(try wire.integer(UInt32.self)),
          // The dispatcher has validated it, and is trusted by its workers.
          params: JSONText(unchecked: Array(try wire.data()))))
    }
  }
}
