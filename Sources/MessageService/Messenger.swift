internal import CIntentABI
internal import IntentModel
internal import ServiceKit

/// The service: checks a message, sees whether it was sent before, and gives it to the channel that it is for.
final class Messenger: Sendable {
  private let host: ServiceHost
  private let configuration: MessagesConfiguration
  private let ledger: Ledger

  init(_ host: ServiceHost) throws(ServiceError) {
    self.host = host
    configuration = try MessagesConfiguration(host)
    ledger = Ledger(directory: configuration.ledger, keep: configuration.keepLedgerMs / 1000)
  }

  /// Sends a message for an attempt, once: whichever channel it is for, it is not sent again after one has taken it.
  func send(_ bytes: [UInt8], _ token: intent_token) throws(MessageError) -> Receipt {
    guard let caller = host.identify(token) else { throw .stale }
    let message = try Message(bytes)
    let route = try route(message)
    let id = MessageID(uid: caller.uid, event: message.event)
    let letter = Letter(
      id: id, messageID: id.header(domain: configuration.from.domain), from: configuration.from, message: message,
      date: SystemClock().now(), caller: caller)
    if let note = ledger.note(of: id) {
      return Receipt(messageID: letter.messageID, channel: note.channel ?? route.name, repeated: true)
    }
    let delivery = try route.channel.deliver(letter)
    try ledger.insert(id, channel: route.name, synced: !route.channel.remembers)
    return Receipt(messageID: letter.messageID, channel: route.name, repeated: delivery == .before)
  }

  private func route(_ message: Message) throws(MessageError) -> ConfiguredChannel {
    guard let name = message.channel else { return configuration.defaultChannel }
    if let found = configuration.channels.first(where: { $0.name == name }) { return found }
    let known = configuration.channels.map(\.name).joined(separator: ", ")
    throw .invalid(
      "the message's channel is \"\(name)\", which services.messages in registry.json does not have; it has \(known)")
  }
}
