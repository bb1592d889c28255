public import CIntentABI
internal import ServiceKit

/// The entry of the service "store" (intent_service.h): a relational database a tenant, over SQLite's C library.
@c(intent_service_store)
public func storeService() -> UnsafePointer<intent_service> { StoreEntry.service }

/// What the entry gives.
enum StoreEntry {
  nonisolated(unsafe) static let service: UnsafePointer<intent_service> = {
    // Unsafe only in the compiler's eyes: it is written here and never again.
    let service = UnsafeMutablePointer<intent_service>.allocate(capacity: 1)
    service.initialize(
      to: intent_service(
        size: UInt32(MemoryLayout<intent_service>.size), abi_version: INTENT_ABI_VERSION, name: name, start: start))
    return UnsafePointer(service)
  }()

  nonisolated(unsafe) private static let name: UnsafePointer<CChar> = {
    let name = Array("store".utf8CString)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: name.count)
    copy.initialize(from: name, count: name.count)
    return UnsafePointer(copy)
  }()

  private static let start:
    @convention(c) (
      UnsafePointer<intent_service_host>?, UInt32, intent_receiver?, UnsafeMutableRawPointer?
    ) -> UnsafeRawPointer? = { host, version, receiver, argument in
      do {
        guard version == INTENT_STORE_VERSION else {
          throw ServiceError("the store speaks version \(INTENT_STORE_VERSION), and version \(version) was asked for")
        }
        guard let host else { throw ServiceError("there is no host") }
        return UnsafeRawPointer(StoreTable.make(try Store(try ServiceHost(host))))
      } catch {
        ServiceReceiver(receiver, argument).give("\(error)")
        return nil
      }
    }
}
