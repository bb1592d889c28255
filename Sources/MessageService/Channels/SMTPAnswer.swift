internal import CCurl

/// How sending a message to an SMTP server went.
struct SMTPAnswer: Sendable, Equatable {
  /// What libcurl made of it: one of the CCURL_ codes.
  var code: Int32
  /// The status of the server's last reply; 0 if there was none.
  var status: Int
  /// That reply: `550 5.1.1 no such user`.
  var text: String
  /// Why it failed, in libcurl's words.
  var reason: String

  /// Why the message was not sent; nil if it was.
  ///
  /// Statuses mean what RFC 5321 (4.2.1) says: with 4xx the server asks to be tried again, with 5xx it refuses for good. A
  /// server that gives no reply, or ends the connection, is worth a retry too.
  func failure(_ server: SMTPServer) -> MessageError? {
    let (url, place) = (server.url, server.place)
    switch Int(code) {
    case Int(CCURL_OK):
      return nil
    case Int(CCURL_MISSING):
      return .unavailable(
        "the channel smtp needs libcurl, which does not load (\(reason)): install the package libcurl4 (Debian, Ubuntu) "
          + "or libcurl (Fedora, Alpine)")
    case Int(CCURL_UNTRUSTED):
      return .refused("\(url) does not prove who it is: \(reason)")
    case Int(CCURL_MAIL_CA_FILE):
      return .refused("\(place).ca_file in registry.json cannot be used: \(reason)")
    case Int(CCURL_INVALID):
      return .refused("\(url) cannot be used: \(reason)")
    default:
      break
    }
    let said = text.isEmpty ? reason : "\(text) (\(reason))"
    if (400..<500).contains(status) { return .unavailable("\(url) answered \(said)") }
    switch Int(code) {
    case Int(CCURL_MAIL_NO_TLS):
      return .refused("\(url) offers no encryption, which \(place).starttls in registry.json requires: \(said)")
    case Int(CCURL_MAIL_DENIED):
      return .refused("\(url) does not accept \(place).username and password in registry.json: \(said)")
    default:
      break
    }
    switch status {
    case 530, 534, 535, 538:
      return .refused("\(url) wants another login than \(place).username and password in registry.json: \(said)")
    case 500...:
      return .refused("\(url) answered \(said)")
    default:
      return .unavailable("\(url) did not take the message: \(said)")
    }
  }
}
