#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import ServiceKit

/// Checks where a webhook goes and what it says of itself.
enum WebhookAddress {
  /// Refuses what is no URL of http or https, and plain http to another machine unless it was asked for: messages name
  /// people.
  static func check(_ url: String, allowsPlainHTTP: Bool) throws(ServiceError) {
    let lower = url.lowercased()
    let isClean = url.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    guard isClean, lower.hasPrefix("https://") || lower.hasPrefix("http://") else {
      throw ServiceError("services.messages.url in registry.json, \"\(url)\", is no URL that starts with https://")
    }
    guard lower.hasPrefix("http://"), !allowsPlainHTTP, !isLoopback(lower.dropFirst(7)) else { return }
    throw ServiceError(
      "services.messages.url in registry.json sends messages over the network unencrypted: use https://, or set "
        + "allow_plain_http to true if the network is trusted")
  }

  /// A header line. `${NAME}` in the value stands for an environment variable, so that secrets stay out of registry.json.
  static func header(_ name: String, _ value: String) throws(ServiceError) -> String {
    let place = "services.messages.headers.\(name) in registry.json"
    let token = Set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    guard !name.isEmpty, name.utf8.allSatisfy(token.contains) else {
      throw ServiceError("\(place): the name is no name of a header")
    }
    let value = try expand(value, place)
    guard value.unicodeScalars.allSatisfy({ (0x20...0x7E).contains($0.value) }) else {
      throw ServiceError("\(place): the value has characters that no header takes")
    }
    return "\(name): \(value)"
  }

  private static func expand(_ value: String, _ place: String) throws(ServiceError) -> String {
    var result = ""
    var rest = value[...]
    while let dollar = rest.firstIndex(of: "$") {
      let after = rest.index(after: dollar)
      guard after < rest.endIndex, rest[after] == "{", let end = rest[after...].firstIndex(of: "}") else {
        result += rest[...dollar]
        rest = rest[after...]
        continue
      }
      let name = String(rest[rest.index(after: after)..<end])
      guard let found = getenv(name) else {
        throw ServiceError("\(place): the environment variable \(name) is not set")
      }
      result += rest[..<dollar] + String(cString: found)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func isLoopback(_ rest: Substring) -> Bool {
    let authority = rest.prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else { return false }
    if authority.hasPrefix("[::1]") { return true }
    let host = authority.prefix { $0 != ":" }
    return host == "localhost" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
  }
}
