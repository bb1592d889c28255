/// Writes a letter as an Internet message (RFC 5322 with MIME), lines ended by a line feed.
enum MailComposer {
  /// The whole message.
  static func compose(_ letter: Letter) throws(MessageError) -> [UInt8] {
    let message = letter.message
    let to = try Mailbox(address: message.to, name: message.name)
    let body = BodyEncoding.encode(message.body)
    var lines = [
      "Date: " + MailDate.format(letter.date),
      HeaderText.mailbox("From", letter.from),
      HeaderText.mailbox("To", to),
    ]
    if let subject = message.subject { lines.append(HeaderText.unstructured("Subject", subject)) }
    lines += [
      "Message-ID: " + letter.messageID,
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: " + body.name,
    ]
    if let language = message.language { lines.append("Content-Language: " + language) }
    // So that no answering machine answers (RFC 3834).
    lines.append("Auto-Submitted: auto-generated")
    return Array((lines.joined(separator: "\n") + "\n\n").utf8) + body.bytes
  }
}
