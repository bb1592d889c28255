internal import ServiceKit

/// What `services.messages` in registry.json may say.
struct MessagesConfiguration: Sendable {
  enum Route: Sendable, Equatable {
    /// `maildir`, the default: files in `directory` (default `outbox`, under the data directory).
    case maildir(directory: String)
    /// `sendmail`: `command` (default `/usr/sbin/sendmail -t -i`) reads the message from standard input.
    case sendmail(command: [String])
    /// `webhook`: the message as JSON to `url`, with `headers` in which `${NAME}` stands for an environment variable.
    case webhook(url: String, headers: [String])
  }

  var route: Route
  /// The sender (`from`; default `Intent Runtime <noreply@localhost.invalid>`).
  var from: Mailbox
  /// How long the command or the server may take (`timeout`; default 10 s).
  var timeoutMs: Int
  /// Where it is noted what was sent.
  var ledger: String
  /// How long that is kept, in milliseconds (`keep_ledger`; default 90 days). An attempt after that sends again.
  var keepLedgerMs: Int
  /// Where files lie before they are complete.
  var scratch: String

  init(_ host: ServiceHost) throws(ServiceError) {
    var reader = ServiceConfiguration(service: "messages", host.configuration)
    let channel = try reader.choice("channel", of: ["maildir", "sendmail", "webhook"]) ?? "maildir"
    from = try Self.mailbox(try reader.string("from") ?? "Intent Runtime <noreply@localhost.invalid>")
    timeoutMs = try reader.milliseconds("timeout", in: 1...3_600_000) ?? 10_000
    ledger = host.dataDirectory + "/messages/ledger"
    keepLedgerMs =
      try reader.milliseconds("keep_ledger", in: 86_400_000...(3650 * 86_400_000)) ?? 90 * 86_400_000
    scratch = host.dataDirectory + "/messages/tmp"
    switch channel {
    case "sendmail":
      route = .sendmail(command: try Self.command(&reader))
    case "webhook":
      route = try Self.webhook(&reader)
    default:
      let directory = try reader.string("directory") ?? "outbox"
      route = .maildir(directory: try ServiceDirectory.resolve(directory, under: host.dataDirectory))
    }
    try reader.finish()
  }

  func makeChannel() throws(ServiceError) -> any Channel {
    switch route {
    case .maildir(let directory):
      MaildirChannel(directory: directory)
    case .sendmail(let command):
      SendmailChannel(command: command, timeoutMs: timeoutMs, scratch: scratch)
    case .webhook(let url, let headers):
      WebhookChannel(url: url, headers: headers, timeoutMs: timeoutMs)
    }
  }

  private static func mailbox(_ text: String) throws(ServiceError) -> Mailbox {
    do throws(MessageError) {
      return try Mailbox(parsing: text)
    } catch {
      throw ServiceError("services.messages.from in registry.json: \(error.message)")
    }
  }

  private static func command(_ reader: inout ServiceConfiguration) throws(ServiceError) -> [String] {
    let command = try reader.strings("command") ?? ["/usr/sbin/sendmail", "-t", "-i"]
    guard command[0].hasPrefix("/"), !command.contains(where: { $0.utf8.contains(0) }) else {
      throw ServiceError("services.messages.command in registry.json has to begin with a program's absolute path")
    }
    return command
  }

  private static func webhook(_ reader: inout ServiceConfiguration) throws(ServiceError) -> Route {
    guard let url = try reader.string("url") else {
      throw ServiceError("services.messages.url in registry.json is missing: the channel webhook needs it")
    }
    try WebhookAddress.check(url, allowsPlainHTTP: try reader.bool("allow_plain_http") ?? false)
    var headers: [String] = []
    for (name, value) in try reader.stringMembers("headers") ?? [] {
      headers.append(try WebhookAddress.header(name, value))
    }
    return .webhook(url: url, headers: headers)
  }
}
