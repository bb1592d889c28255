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
}
