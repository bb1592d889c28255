internal import IntentJSON
internal import ServiceKit

/// What `services.messages` in registry.json may say: what holds for every channel, and the channels.
///
/// With `channels` it names each; without, its own members are those of the only one, which is named as its kind.
struct MessagesConfiguration: Sendable {
  /// The sender (`from`; default `Intent Runtime <noreply@localhost.invalid>`).
  var from: Mailbox
  /// Where it is noted what was sent.
  var ledger: String
  /// How long that is kept, in milliseconds (`keep_ledger`; default 90 days). An attempt after that sends again.
  var keepLedgerMs: Int
  /// In the order in which the file has them.
  var channels: [ConfiguredChannel]
  /// The channel of messages that name none (`default`; the only one where there is but one).
  var defaultChannel: ConfiguredChannel

  init(_ host: ServiceHost) throws(ServiceError) {
    var reader = ServiceConfiguration(service: "messages", host.configuration)
    from = try Self.mailbox(try reader.string("from") ?? "Intent Runtime <noreply@localhost.invalid>")
    ledger = host.dataDirectory + "/messages/ledger"
    keepLedgerMs =
      try reader.milliseconds("keep_ledger", in: 86_400_000...(3650 * 86_400_000)) ?? 90 * 86_400_000
    if let list = reader.value("channels") {
      channels = try Self.channels(list, reader, host)
      let wanted = try reader.string("default") ?? (channels.count == 1 ? channels[0].name : nil)
      defaultChannel = try Self.named(wanted, in: channels)
    } else {
      defaultChannel = try ConfiguredChannel(name: nil, &reader, place: "services.messages", host)
      channels = [defaultChannel]
    }
    try reader.finish()
  }

  private static func mailbox(_ text: String) throws(ServiceError) -> Mailbox {
    do throws(MessageError) {
      return try Mailbox(parsing: text)
    } catch {
      throw ServiceError("services.messages.from in registry.json: \(error.message)")
    }
  }

  private static func channels(
    _ list: JSONText, _ reader: ServiceConfiguration, _ host: ServiceHost
  ) throws(ServiceError) -> [ConfiguredChannel] {
    guard list.kind == .object, list.members.contains(where: { _ in true }) else {
      throw reader.wrong(
        "channels", "an object with a channel or more, such as {\"email\": {\"channel\": \"smtp\"}}", list)
    }
    var channels: [ConfiguredChannel] = []
    for member in list.members {
      let place = "services.messages.channels.\(member.name)"
      guard member.value.kind == .object else {
        throw reader.wrong("channels.\(member.name)", "an object", member.value)
      }
      guard isName(member.name) else {
        throw ServiceError(
          "\(place) in registry.json: a channel's name has 1 to 64 letters, digits, hyphens and underscores")
      }
      var inner = ServiceConfiguration(service: "messages.channels.\(member.name)", member.value)
      channels.append(try ConfiguredChannel(name: member.name, &inner, place: place, host))
      try inner.finish()
    }
    return channels
  }

  private static func named(
    _ name: String?, in channels: [ConfiguredChannel]
  ) throws(ServiceError) -> ConfiguredChannel {
    if let found = channels.first(where: { $0.name == name }) { return found }
    let known = channels.map(\.name).joined(separator: ", ")
    throw ServiceError(
      name.map { "services.messages.default in registry.json, \"\($0)\", is none of the channels: \(known)" }
        ?? "services.messages.default in registry.json is missing: it has to be one of \(known)")
  }

  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_".contains(Character($0)))
      }
  }
}
