/// Whom a URL connects to.
public enum NetworkAddress {
  /// Whether the host of a URL is this machine, so that what is sent to it stays off the network.
  ///
  /// Goes by the form alone: `localhost`, `127.x.x.x` or `[::1]`. One with a user's name in it is not.
  ///
  /// - Parameter rest: the URL from behind its `//`, in lower case.
  public static func isThisMachine(_ rest: Substring) -> Bool {
    let authority = rest.prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else { return false }
    if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
    let host = authority.prefix { $0 != ":" }
    return host == "localhost" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
  }
}
