import MessageService
import ServiceTesting

/// A message service in a directory of its own.
struct Outbox {
  let directory = TemporaryDirectory()
  let messages: TestMessages

  init(_ configuration: String = "{}") throws {
    let host = TestServiceHost(configuration: configuration, dataDirectory: directory.path)
    messages = try TestMessages(messageService(), host: host)
  }

  /// The messages that wait in new/.
  var waiting: [String] { directory.names(in: "outbox/new").map { directory.path + "/outbox/new/" + $0 } }

  /// Sends a message and reads it with Python.
  func roundTrip(_ message: String) throws -> Mail {
    try messages.send(message)
    return try Mail(waiting[0])
  }
}
