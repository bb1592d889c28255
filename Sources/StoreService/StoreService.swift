public import CIntentABI
internal import ServiceKit

/// The entry of the service "store" (intent_service.h): a relational database a tenant, over SQLite's C library.
@c(intent_service_store)
public func storeService() -> UnsafePointer<intent_service> { entry.pointer }

private let entry = ServiceEntry("store") { host, version, receiver, argument in
  ServiceEntry.start(host, version: version, speaks: INTENT_STORE_VERSION, ServiceReceiver(receiver, argument)) {
    host throws(ServiceError) in
    StoreTable.make(try Store(host))
  }
}
