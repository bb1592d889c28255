public import CIntentABI
internal import ServiceKit

/// The entry of the service "files" (intent_service.h): a directory of files a tenant.
@c(intent_service_files)
public func filesService() -> UnsafePointer<intent_service> { entry.pointer }

private let entry = ServiceEntry("files") { host, version, receiver, argument in
  ServiceEntry.start(host, version: version, speaks: INTENT_FILES_VERSION, ServiceReceiver(receiver, argument)) {
    host throws(ServiceError) in
    FilesTable.make(try FileStore(host))
  }
}
