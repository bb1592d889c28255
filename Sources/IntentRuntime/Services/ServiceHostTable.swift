internal import CIntentABI
internal import IntentCore
internal import IntentJSON

/// What a host lends to a service: as the services keep its address, it is made for good.
final class ServiceHostTable: Sendable {
  private let attempts: AttemptTable
  private let events: any AttemptEvents

  private init(attempts: AttemptTable, events: any AttemptEvents) {
    self.attempts = attempts
    self.events = events
  }

  static func make(
    attempts: AttemptTable, events: any AttemptEvents, configuration: JSONText, dataDirectory: String
  ) -> UnsafePointer<intent_service_host> {
    let context = ServiceHostTable(attempts: attempts, events: events)
    let table = UnsafeMutablePointer<intent_service_host>.allocate(capacity: 1)
    table.initialize(
      to: intent_service_host(
        size: UInt32(MemoryLayout<intent_service_host>.size), abi_version: INTENT_ABI_VERSION,
        context: Unmanaged.passRetained(context).toOpaque(),
        configuration: StableBytes(configuration.bytes).bytes, data_directory: StableBytes(dataDirectory.utf8).bytes,
        identify: { host, token, caller in
          guard let caller, let attempt = ServiceHostTable.of(host).attempts[token] else { return Int32(INTENT_STALE) }
          attempt.caller.copy(to: caller)
          return Int32(INTENT_OK)
        },
        log: { host, token, level, message in
          let host = ServiceHostTable.of(host)
          guard let attempt = host.attempts[token], attempt.noteLogLine() else { return }
          host.events.log(token, level: min(level, UInt32(INTENT_ERROR)), message.string(atMost: 8 << 10))
        }))
    return UnsafePointer(table)
  }

  private static func of(_ host: UnsafePointer<intent_service_host>?) -> ServiceHostTable {
    Unmanaged<ServiceHostTable>.fromOpaque(host!.pointee.context).takeUnretainedValue()
  }
}
