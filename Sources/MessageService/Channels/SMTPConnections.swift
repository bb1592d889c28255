internal import CCurl

/// Connections to an SMTP server that are kept for the next message: as many as there ever were messages at a time.
struct SMTPConnections: Sendable {
  // Unsafe in Swift's eyes: the pool has a lock of its own, and lives as long as the process.
  nonisolated(unsafe) private let pool = ccurl_mail_pool_create()
  private let server: SMTPServer
  private let timeoutMs: Int

  init(_ server: SMTPServer, timeoutMs: Int) {
    self.server = server
    self.timeoutMs = timeoutMs
  }

  /// Gives the server a message whose lines end in CRLF, and waits for what it says.
  func send(_ bytes: [UInt8], from: Mailbox, to: Mailbox) -> SMTPAnswer {
    guard let pool else { return SMTPAnswer(code: Int32(CCURL_FAILED), status: 0, text: "", reason: "out of memory") }
    var reply = ccurl_reply()
    var reason = [CChar](repeating: 0, count: 512)
    var code: Int32 = 0
    Self.withStrings(
      [server.url, from.address, to.address, server.login?.username, server.login?.password, server.caFile]
    ) { strings in
      bytes.withUnsafeBytes { bytes in
        var mail = ccurl_mail(
          url: strings[0], from: strings[1], to: strings[2], bytes: bytes.baseAddress, count: bytes.count,
          username: strings[3], password: strings[4], ca_file: strings[5], tls: Self.tls(server.startTLS),
          timeout_ms: timeoutMs)
        code = ccurl_mail_send(pool, &mail, &reply, &reason, reason.count)
      }
    }
    let text = withUnsafeBytes(of: &reply.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return SMTPAnswer(
      code: code, status: Int(reply.status), text: text,
      reason: String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  private static func tls(_ choice: SMTPServer.StartTLS) -> Int {
    switch choice {
    case .required: Int(CCURL_TLS_REQUIRED)
    case .allowed: Int(CCURL_TLS_ALLOWED)
    case .never: Int(CCURL_TLS_NEVER)
    }
  }

  /// Calls `body` with C strings, valid during the call; NULL for nil.
  private static func withStrings(_ strings: [String?], _ body: ([UnsafePointer<CChar>?]) -> Void) {
    var storage = strings.map { $0.map { Array($0.utf8CString) } }
    withPointers(&storage, 0, [], body)
  }

  private static func withPointers(
    _ storage: inout [[CChar]?], _ index: Int, _ pointers: [UnsafePointer<CChar>?],
    _ body: ([UnsafePointer<CChar>?]) -> Void
  ) {
    guard index < storage.count else { return body(pointers) }
    guard let string = storage[index] else { return withPointers(&storage, index + 1, pointers + [nil], body) }
    string.withUnsafeBufferPointer { withPointers(&storage, index + 1, pointers + [$0.baseAddress], body) }
  }
}
