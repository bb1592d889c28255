/// Gives messages to an SMTP server (RFC 5321) itself, over connections that it keeps.
///
/// At least once: a crash, or a connection that is lost after the server has taken the message and before its reply has
/// come, sends it again, with the same Message-ID.
struct SMTPChannel: Channel {
  let remembers = false
  private let server: SMTPServer
  private let connections: SMTPConnections

  init(server: SMTPServer, timeoutMs: Int) {
    self.server = server
    connections = SMTPConnections(server, timeoutMs: timeoutMs)
  }

  func deliver(_ letter: Letter) throws(MessageError) -> Delivery {
    // What a mailbox takes for an address has no character that could end the command it stands in.
    let to = try Mailbox(address: letter.message.to, name: letter.message.name)
    let bytes = Self.withCarriageReturns(MailComposer.compose(letter, to: to))
    if let failure = connections.send(bytes, from: letter.from, to: to).failure(server) { throw failure }
    return .now
  }

  /// The message with the line ends of SMTP. There are none but line feeds in what the composer writes.
  private static func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 64)
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { result.append(UInt8(ascii: "\r")) }
      result.append(byte)
    }
    return result
  }
}
