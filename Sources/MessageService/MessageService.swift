public import CIntentABI
internal import ServiceKit

/// The entry of the service "messages" (intent_service.h): mail into a Maildir, to an SMTP server or through
/// a sendmail command, and webhooks.
@c(intent_service_messages)
public func messageService() -> UnsafePointer<intent_service> { entry.pointer }

private let entry = ServiceEntry("messages") { host, version, receiver, argument in
  ServiceEntry.start(host, version: version, speaks: INTENT_MESSAGES_VERSION, ServiceReceiver(receiver, argument)) {
    host throws(ServiceError) in
    MessagesTable.make(try Messenger(host))
  }
}
