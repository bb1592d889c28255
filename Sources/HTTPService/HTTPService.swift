public import CIntentABI
internal import ServiceKit

/// The entry of the service "http" (intent_service.h): requests to the endpoints that registry.json names.
@c(intent_service_http)
public func httpService() -> UnsafePointer<intent_service> { entry.pointer }

private let entry = ServiceEntry("http") { host, version, receiver, argument in
  ServiceEntry.start(host, version: version, speaks: INTENT_HTTP_VERSION, ServiceReceiver(receiver, argument)) {
    host throws(ServiceError) in
    HTTPTable.make(try HTTPClient(host))
  }
}
