/// A header of a request.
struct HeaderLine: Sendable, Equatable {
  var name: String
  var value: String

  /// As it is sent. A value that is empty needs a semicolon where libcurl is told of it.
  var text: String { value.isEmpty ? "\(name);" : "\(name): \(value)" }

  /// Names are compared without regard to case.
  func isNamed(_ other: String) -> Bool { name.lowercased() == other.lowercased() }

  /// What is wrong with it; nil: nothing. A value cannot end its line, and so cannot add another header.
  var problem: String? {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.token.contains) else { return "the name is no name of a header" }
    guard !Self.transfers.contains(name.lowercased()) else {
      return "the transfer sets this header, or would be broken by it"
    }
    guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      return "the value has characters that no header takes"
    }
    return nil
  }

  private static let token = Set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
  private static let transfers: Set = [
    "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization", "proxy-connection", "te",
    "trailer", "transfer-encoding", "upgrade",
  ]
}
