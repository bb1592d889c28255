/// Writes a letter as an Internet message (RFC 5322 with MIME), lines ended by a line feed.
enum MailComposer {
  /// The whole message, to this mailbox.
  static func compose(_ letter: Letter, to: Mailbox) -> [UInt8] {
    let message = letter.message
    var lines = [
      "Date: " + MailDate.format(letter.date),
      HeaderText.mailbox("From", letter.from),
      HeaderText.mailbox("To", to),
    ]
    if let subject = message.subject { lines.append(HeaderText.unstructured("Subject", subject)) }
    lines += ["Message-ID: " + letter.messageID, "MIME-Version: 1.0"]
    if let language = message.language { lines.append("Content-Language: " + language) }
    // So that no answering machine answers (RFC 3834).
    lines.append("Auto-Submitted: auto-generated")
    let text = MailPart(text: message.body)
    if message.attachments.isEmpty { return text.bytes(after: lines) }
    return MailPart(text, message.attachments, boundary: boundary(letter)).bytes(after: lines)
  }

  /// The same for each attempt, and in no message: each part is in quoted-printable, where a `=` comes before two digits
  /// or the end of a line, or in base64, where it comes at the end.
  private static func boundary(_ letter: Letter) -> String { "=_" + letter.id.digits }
}
