internal import ServiceKit

/// The server of a channel `smtp`, and how to speak to it.
struct SMTPServer: Sendable {
  /// Whether a connection that begins without TLS goes on with it (STARTTLS).
  enum StartTLS: String, CaseIterable, Sendable {
    case required, allowed, never
  }

  struct Login: Sendable {
    var username: String
    var password: String
  }

  /// `smtp://host:port`, or `smtps://host:port` with TLS from the start; without a port 25 and 465.
  var url: String
  var startTLS: StartTLS
  var login: Login?
  /// The certificates that the server's is checked against; nil: the system's.
  var caFile: String?
  /// Where it is configured in registry.json, for errors.
  var place: String

  /// Reads `url`, `starttls` (default `required`, for this machine `never`), `username`, `password` and `ca_file`.
  ///
  /// - Throws: `ServiceError`, also where the password could go over the network unencrypted.
  init(_ reader: inout ServiceConfiguration, place: String) throws(ServiceError) {
    self.place = place
    guard let url = try reader.string("url") else {
      throw ServiceError("\(place).url in registry.json is missing: the channel smtp needs it")
    }
    let lower = url.lowercased()
    guard let host = Self.host(lower) else {
      throw ServiceError(
        "\(place).url in registry.json, \"\(url)\", is no smtp://host:port or smtps://host:port; a login belongs in "
          + "username and password")
    }
    self.url = lower
    let isLocal = NetworkAddress.isThisMachine(host)
    let isEncrypted = lower.hasPrefix("smtps:")
    let choice = try reader.choice("starttls", of: StartTLS.allCases.map(\.rawValue)).flatMap(StartTLS.init)
    guard choice == nil || !isEncrypted else {
      throw ServiceError("\(place).starttls in registry.json has no meaning with smtps://, which is TLS from the start")
    }
    startTLS = choice ?? (isLocal ? .never : .required)
    login = try Self.login(&reader, place)
    guard login == nil || isEncrypted || isLocal || startTLS == .required else {
      throw ServiceError(
        "\(place).starttls in registry.json has to be \"required\": the password would go over the network unencrypted")
    }
    caFile = try reader.string("ca_file")
    guard caFile.map({ $0.hasPrefix("/") && !$0.utf8.contains(0) }) ?? true else {
      throw ServiceError("\(place).ca_file in registry.json has to be an absolute path")
    }
  }

  /// What stands behind `//`: a host and perhaps a port.
  private static func host(_ url: String) -> Substring? {
    guard let scheme = ["smtp://", "smtps://"].first(where: url.hasPrefix) else { return nil }
    let rest = url.dropFirst(scheme.count)
    let host = rest.hasSuffix("/") ? rest.dropLast() : rest
    let characters = Set("0123456789abcdefghijklmnopqrstuvwxyz-.:[]".utf8)
    return host.isEmpty || !host.utf8.allSatisfy(characters.contains) ? nil : host
  }

  private static func login(_ reader: inout ServiceConfiguration, _ place: String) throws(ServiceError) -> Login? {
    let names = ["username", "password"]
    var values: [String] = []
    for name in names {
      guard let text = try reader.string(name) else { continue }
      let place = "\(place).\(name) in registry.json"
      let value = try EnvironmentText.expand(text, place: place)
      guard !value.isEmpty, value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
        throw ServiceError("\(place) is empty or contains a control character")
      }
      values.append(value)
    }
    guard values.count != 1 else {
      throw ServiceError("\(place) in registry.json has only one of username and password: a login needs both")
    }
    return values.isEmpty ? nil : Login(username: values[0], password: values[1])
  }
}
