internal import IntentModel
internal import ServiceKit

/// A message on its way: with its identity, its sender and its date.
struct Letter: Sendable {
  var id: MessageID
  /// The id as mail writes it, with angle brackets.
  var messageID: String
  var from: Mailbox
  var message: Message
  var date: Timestamp
  /// Whose attempt it is sent for.
  var caller: ServiceCaller
}
