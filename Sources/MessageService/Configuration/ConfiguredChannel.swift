internal import ServiceKit

/// A channel and the name that the configuration gives it.
struct ConfiguredChannel: Sendable {
  /// What messages and receipts call it.
  let name: String
  let channel: any Channel

  /// Reads the members of one channel; `channel` says of which kind it is (default `maildir`).
  ///
  /// - Parameters:
  ///   - name: nil where the kind is its name.
  ///   - place: where the members stand in registry.json, for errors.
  init(
    name: String?, _ reader: inout ServiceConfiguration, place: String, _ host: ServiceHost
  ) throws(ServiceError) {
    let kind = try reader.choice("channel", of: ["maildir", "sendmail", "smtp", "webhook"]) ?? "maildir"
    self.name = name ?? kind
    let timeout = try reader.milliseconds("timeout", in: 1...3_600_000)
    switch kind {
    case "sendmail":
      channel = SendmailChannel(
        command: try Self.command(&reader, place), timeoutMs: timeout ?? 10_000,
        scratch: host.dataDirectory + "/messages/tmp")
    case "smtp":
      channel = SMTPChannel(server: try SMTPServer(&reader, place: place), timeoutMs: timeout ?? 30_000)
    case "webhook":
      channel = try Self.webhook(&reader, place, timeoutMs: timeout ?? 10_000)
    default:
      let directory = try reader.string("directory") ?? "outbox"
      channel = MaildirChannel(directory: try ServiceDirectory.resolve(directory, under: host.dataDirectory))
    }
  }

  /// `command` (default `/usr/sbin/sendmail -t -i`), which reads the message from standard input.
  private static func command(_ reader: inout ServiceConfiguration, _ place: String) throws(ServiceError) -> [String] {
    let command = try reader.strings("command") ?? ["/usr/sbin/sendmail", "-t", "-i"]
    guard command[0].hasPrefix("/"), !command.contains(where: { $0.utf8.contains(0) }) else {
      throw ServiceError("\(place).command in registry.json has to begin with a program's absolute path")
    }
    return command
  }

  /// The message as JSON to `url`, with `headers` in which `${NAME}` stands for an environment variable.
  private static func webhook(
    _ reader: inout ServiceConfiguration, _ place: String, timeoutMs: Int
  ) throws(ServiceError) -> WebhookChannel {
    guard let url = try reader.string("url") else {
      throw ServiceError("\(place).url in registry.json is missing: the channel webhook needs it")
    }
    try WebhookAddress.check(url, allowsPlainHTTP: try reader.bool("allow_plain_http") ?? false, place: place)
    var headers: [String] = []
    for (name, value) in try reader.stringMembers("headers") ?? [] {
      headers.append(try WebhookAddress.header(name, value, place: place))
    }
    return WebhookChannel(url: url, headers: headers, timeoutMs: timeoutMs, place: place)
  }
}
