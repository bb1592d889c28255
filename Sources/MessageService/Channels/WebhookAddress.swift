internal import ServiceKit

/// Checks where a webhook goes and what it says of itself.
enum WebhookAddress {
  /// Refuses what is no URL of http or https, and plain http to another machine unless it was asked for: messages name
  /// people. `place` is the channel's in registry.json.
  static func check(_ url: String, allowsPlainHTTP: Bool, place: String) throws(ServiceError) {
    let lower = url.lowercased()
    let isClean = url.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    guard isClean, lower.hasPrefix("https://") || lower.hasPrefix("http://") else {
      throw ServiceError("\(place).url in registry.json, \"\(url)\", is no URL that starts with https://")
    }
    guard lower.hasPrefix("http://"), !allowsPlainHTTP, !NetworkAddress.isThisMachine(lower.dropFirst(7)) else {
      return
    }
    throw ServiceError(
      "\(place).url in registry.json sends messages over the network unencrypted: use https://, or set "
        + "allow_plain_http to true if the network is trusted")
  }

  /// A header line. `${NAME}` in the value stands for an environment variable, so that secrets stay out of registry.json.
  static func header(_ name: String, _ value: String, place: String) throws(ServiceError) -> String {
    let place = "\(place).headers.\(name) in registry.json"
    let token = Set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    guard !name.isEmpty, name.utf8.allSatisfy(token.contains) else {
      throw ServiceError("\(place): the name is no name of a header")
    }
    let value = try EnvironmentText.expand(value, place: place)
    guard value.unicodeScalars.allSatisfy({ (0x20...0x7E).contains($0.value) }) else {
      throw ServiceError("\(place): the value has characters that no header takes")
    }
    return "\(name): \(value)"
  }
}
