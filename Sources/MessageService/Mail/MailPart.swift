internal import IntentModel

/// A part of a message (RFC 2045, RFC 2046): header lines that say what it is, and its content, encoded.
struct MailPart {
  private var header: [String]
  private var content: [UInt8]

  /// Plain text.
  init(text: String) {
    let body = BodyEncoding.encode(text)
    header = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: " + body.name]
    content = body.bytes
  }

  /// A file. Its name is in Content-Disposition, where programs look for it, and in Content-Type for old ones.
  init(_ attachment: Attachment) {
    header = [
      HeaderParameter.header(
        "Content-Type", attachment.contentType.parts + HeaderParameter.encodedWords("name", attachment.name)),
      "Content-Transfer-Encoding: base64",
      HeaderParameter.header(
        "Content-Disposition", ["attachment"] + HeaderParameter.extended("filename", attachment.name)),
    ]
    content = BodyEncoding.lines(ofBase64: Base64.encode(attachment.bytes))
  }

  /// A text with files. The boundary may not begin a line in any of them.
  init(_ text: MailPart, _ attachments: [Attachment], boundary: String) {
    header = [HeaderParameter.header("Content-Type", ["multipart/mixed", "boundary=\"\(boundary)\""])]
    content = []
    for part in [text] + attachments.map(MailPart.init) {
      // The line feed before a boundary belongs to the boundary.
      content += Array("--\(boundary)\n".utf8) + part.bytes(after: []) + [UInt8(ascii: "\n")]
    }
    content += Array("--\(boundary)--\n".utf8)
  }

  /// The part, its header behind these lines.
  func bytes(after lines: [String]) -> [UInt8] {
    Array(((lines + header).joined(separator: "\n") + "\n\n").utf8) + content
  }
}
