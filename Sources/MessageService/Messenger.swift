internal import CIntentABI
internal import IntentModel
internal import ServiceKit

/// The service: checks a message, sees whether it was sent before, and gives it to the configured channel.
final class Messenger: Sendable {
  private let host: ServiceHost
  private let configuration: MessagesConfiguration
  private let channel: any Channel
  private let ledger: Ledger

  init(_ host: ServiceHost) throws(ServiceError) {
    self.host = host
    configuration = try MessagesConfiguration(host)
    channel = try configuration.makeChannel()
    ledger = Ledger(directory: configuration.ledger, keep: configuration.keepLedgerMs / 1000)
  }

  /// Sends a message for an attempt, once.
  func send(_ bytes: [UInt8], _ token: intent_token) throws(MessageError) -> Receipt {
    guard let caller = host.identify(token) else { throw .stale }
    let message = try Message(bytes)
    let id = MessageID(uid: caller.uid, event: message.event)
    let letter = Letter(
      id: id, messageID: id.header(domain: configuration.from.domain), from: configuration.from, message: message,
      date: SystemClock().now(), caller: caller)
    var receipt = Receipt(messageID: letter.messageID, channel: channel.name, repeated: true)
    if ledger.contains(id) { return receipt }
    receipt.repeated = try channel.deliver(letter) == .before
    try ledger.insert(id, synced: !channel.remembers)
    return receipt
  }
}
