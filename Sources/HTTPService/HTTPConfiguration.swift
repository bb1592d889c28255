internal import IntentJSON
internal import ServiceKit

/// What `services.http` in registry.json may say: `endpoints`, an object of them by name.
enum HTTPConfiguration {
  /// The endpoints by name.
  ///
  /// - Throws: ``ServiceError`` with the member that is wrong.
  static func endpoints(_ configuration: JSONText) throws(ServiceError) -> [String: Endpoint] {
    var reader = ServiceConfiguration(service: "http", configuration)
    let members = reader.value("endpoints") ?? .emptyObject
    try reader.finish()
    guard members.kind == .object else { throw reader.wrong("endpoints", "an object of endpoints", members) }
    var endpoints: [String: Endpoint] = [:]
    for member in members.members {
      guard isName(member.name) else {
        throw ServiceError(
          "services.http.endpoints in registry.json: \"\(member.name)\" is no name of an endpoint: 1 to 64 small "
            + "letters, digits, \"_\" and \"-\"")
      }
      guard member.value.kind == .object else {
        throw reader.wrong("endpoints.\(member.name)", "an object", member.value)
      }
      endpoints[member.name] = try endpoint(member.name, member.value)
    }
    return endpoints
  }

  /// `url`, `headers` in which `${NAME}` stands for an environment variable, `timeout` (10 s), `max_bytes` (1 MiB),
  /// `allow_plain_http` (false).
  private static func endpoint(_ name: String, _ object: JSONText) throws(ServiceError) -> Endpoint {
    let place = "services.http.endpoints.\(name)"
    var reader = ServiceConfiguration(part: "http.endpoints.\(name)", object)
    guard let url = try reader.string("url") else {
      throw ServiceError("\(place).url in registry.json is missing: requests need an address to go to")
    }
    let allowsPlainHTTP = try reader.bool("allow_plain_http") ?? false
    var headers: [HeaderLine] = []
    for (header, value) in try reader.stringMembers("headers") ?? [] {
      let place = "\(place).headers.\(header) in registry.json"
      let line = HeaderLine(name: header, value: try EnvironmentText.expand(value, place: place))
      if let problem = line.problem { throw ServiceError("\(place): \(problem)") }
      headers.append(line)
    }
    let endpoint = Endpoint(
      name: name, url: try address(url, allowsPlainHTTP: allowsPlainHTTP, place), headers: headers,
      timeoutMs: try reader.milliseconds("timeout", in: 1...3_600_000) ?? 10_000,
      maxBytes: try reader.integer("max_bytes", in: 1...(64 << 20)) ?? 1 << 20)
    try reader.finish()
    return endpoint
  }

  /// An address that paths can be put behind. Plain http goes to this machine only, unless it was asked for.
  private static func address(_ url: String, allowsPlainHTTP: Bool, _ place: String) throws(ServiceError) -> String {
    let lower = url.lowercased()
    let rest = lower.hasPrefix("https://") ? lower.dropFirst(8) : lower.dropFirst(7)
    let isClean = url.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"?#\\".utf8.contains($0) }
    guard isClean, lower.hasPrefix("https://") || lower.hasPrefix("http://"), !rest.hasPrefix("/"), !rest.isEmpty else {
      throw ServiceError(
        "\(place).url in registry.json, \"\(url)\", is no address such as https://api.example.com/v1, without ? and #")
    }
    guard !rest.prefix(while: { $0 != "/" }).contains("@") else {
      throw ServiceError("\(place).url in registry.json has a user's name in it: put credentials into headers")
    }
    if lower.hasPrefix("http://"), !allowsPlainHTTP, !NetworkAddress.isThisMachine(rest) {
      throw ServiceError(
        "\(place).url in registry.json sends requests over the network unencrypted: use https://, or set "
          + "allow_plain_http to true if the network is trusted")
    }
    return url.hasSuffix("/") ? String(url.dropLast()) : url
  }

  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
  }
}
