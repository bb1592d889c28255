extension Mailbox {
  /// The recipient of a message that people read where it lies, in a Maildir: beside an e-mail address a telephone number
  /// will do, so that whoever looks after the outbox sees whom to call.
  ///
  /// `+82 (10) 0000-0000` becomes `<+821000000000@phone.invalid>`, with the number as it was written behind the name. The
  /// address is of the form that mail needs, and can never be delivered to: `invalid` is reserved (RFC 2606).
  ///
  /// - Throws: ``MessageError`` where it is neither.
  static func orTelephone(_ to: String, name: String?) throws(MessageError) -> Mailbox {
    guard let number = telephoneNumber(to) else { return try Mailbox(address: to, name: name) }
    return try Mailbox(address: "\(number)@phone.invalid", name: name.map { "\($0) \(to)" } ?? to)
  }

  /// The digits of a telephone number, with its `+` if it has one; nil if the text is none: 6 to 15 digits (ITU-T E.164)
  /// with spaces, hyphens, dots and parentheses between them.
  private static func telephoneNumber(_ text: String) -> String? {
    let isPlain = text.utf8.enumerated().allSatisfy { index, byte in
      isDigit(byte) || " -.()".utf8.contains(byte) || byte == UInt8(ascii: "+") && index == 0
    }
    guard isPlain, (6...15).contains(text.utf8.count(where: isDigit)) else { return nil }
    return String(decoding: text.utf8.filter { isDigit($0) || $0 == UInt8(ascii: "+") }, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
