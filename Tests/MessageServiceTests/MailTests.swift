import IntentJSON
import MessageService
import ServiceTesting
import Testing

/// The messages themselves, as a reader that shares no code with the writer finds them.
struct MailTests {
  @Test func everyFieldArrives() throws {
    let mail = try Outbox(#"{"from":"Academy <noreply@academy.example>"}"#).roundTrip(
      #"{"to":"kim@example.org","name":"Kim","subject":"Hello","body":"Hi.\n","language":"en","event":"e"}"#)
    #expect(mail["to"] == "kim@example.org")
    #expect(mail["to_name"] == "Kim")
    #expect(mail["from"] == "noreply@academy.example")
    #expect(mail["from_name"] == "Academy")
    #expect(mail["subject"] == "Hello")
    #expect(mail["body"] == "Hi.\n")
    #expect(mail["language"] == "en")
    #expect(mail["type"] == "text/plain")
    #expect(mail["charset"] == "utf-8")
    #expect(mail["message_id"]?.hasSuffix("@academy.example>") == true)
    #expect(mail.flag("weekday_ok") == true)
    #expect(mail.list("defects") == [])
    #expect(mail.number("carriage_returns") == 0)
    #expect(mail.list("names").contains("MIME-Version"))
  }

  @Test(arguments: [
    "Plain", "김하늘 학생이 늦었습니다", "Überfällig: Ärger", "emoji 👩‍👩‍👧‍👦 family", "=?utf-8?B?QQ==?=", "\"quoted\" \\ back",
    "Kim, Lee; (co) <x@y.org>", String(repeating: "지각 안내 ", count: 40) + "끝",
    String(repeating: "word ", count: 80) + "end",
    String(repeating: "x", count: 400), "a  b", " both ends ", "~!@#$%^&*()_+{}|",
  ])
  func subjectsAndNamesAreReadBack(_ text: String) throws {
    // One encoded word: between two of them in a name, this reader keeps a space that RFC 2047 (6.2) takes away.
    let name = String(text.prefix(8))
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("to", "kim@example.org")
      writer.member("name", name)
      writer.member("subject", text)
      writer.member("body", "b")
      writer.member("event", "e")
    }
    let mail = try Outbox().roundTrip(writer.text.text)
    #expect(mail["subject"] == text)
    #expect(mail["to_name"] == name)
    #expect(mail["to"] == "kim@example.org")
    #expect(mail.number("recipients") == 1)
    #expect(mail.list("defects") == [])
    #expect(mail.flag("ascii") == true)
    #expect(mail.number("longest_line") ?? 999 <= 78 || text.hasPrefix("xxx"))
  }

  @Test(arguments: [
    ("Hi.", "quoted-printable"), ("Hi.\n", "quoted-printable"), ("a = b \nc\t\n.\nFrom here\n\n\n", "quoted-printable"),
    (String(repeating: "long line ", count: 50), "quoted-printable"), ("안녕하세요.\n학생이 늦었습니다.\n", "base64"),
    ("mostly ascii, with 한 글자 in between, and more ascii to follow", "quoted-printable"),
    (String(repeating: "한글 ", count: 300), "base64"), ("=3D=\n=20", "quoted-printable"),
  ])
  func bodiesAreReadBack(_ body: String, _ encoding: String) throws {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("to", "kim@example.org")
      writer.member("body", body)
      writer.member("event", "e")
    }
    let mail = try Outbox().roundTrip(writer.text.text)
    #expect(mail["body"].map(trimmed) == trimmed(body))
    #expect(mail["encoding"] == encoding)
    #expect(mail.list("defects") == [])
    #expect(mail.number("longest_line") ?? 999 <= 78)
    #expect(mail.flag("ascii") == true)
  }

  @Test func lineEndsOfAnyKindAreOneLineFeed() throws {
    let mail = try Outbox().roundTrip(#"{"to":"a@example.org","body":"a\r\nb\rc\nd","event":"e"}"#)
    #expect(mail["body"].map(trimmed) == "a\nb\nc\nd")
  }

  @Test(
    arguments: ["to", "name", "subject", "event", "language"],
    ["\\r\\nBcc: x@y.org", "\\n", "\\r", "\\u0000", "\\u2028", "\\u0085"])
  func noFieldAddsAHeader(_ field: String, _ evil: String) throws {
    let outbox = try Outbox()
    let fields = ["to", "name", "subject", "event", "language", "body"].map { name in
      "\"\(name)\":\"\(name == "language" ? "ko" : "a@example.org")\(name == field ? evil : "")\""
    }
    let failure = failure { try outbox.messages.send("{\(fields.joined(separator: ","))}") }
    #expect(failure?.code == 2)
    #expect(outbox.waiting == [])
  }

  @Test(arguments: [
    (#"{"#, "no JSON"), (#"[]"#, "object is expected"), (#"{"body":"b","event":"e"}"#, "has no to"),
    (#"{"to":"a@example.org","event":"e"}"#, "has no body"), (#"{"to":"a@example.org","body":"b"}"#, "has no event"),
    (#"{"to":"a@example.org","body":"b","event":"e","subjct":"s"}"#, "unknown member \"subjct\""),
    (#"{"to":7,"body":"b","event":"e"}"#, "to is number"), (#"{"to":"a@example.org","body":"","event":"e"}"#, "empty"),
    (#"{"to":"nobody","body":"b","event":"e"}"#, "no e-mail address"),
    (#"{"to":"a@b@example.org","body":"b","event":"e"}"#, "no e-mail address"),
    (#"{"to":"a@example.org, b@example.org","body":"b","event":"e"}"#, "no e-mail address"),
    (#"{"to":"<a@example.org>","body":"b","event":"e"}"#, "no e-mail address"),
    (#"{"to":"학@example.org","body":"b","event":"e"}"#, "no e-mail address"),
    (#"{"to":"-oX@example..org","body":"b","event":"e"}"#, "no e-mail address"),
    (#"{"to":"a@example.org","body":"b","event":"e","language":"Korean please"}"#, "language"),
  ])
  func whatIsWrongIsSaid(_ message: String, _ reason: String) throws {
    let failure = failure { try Outbox().messages.send(message) }
    #expect(failure?.code == 2)
    #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "none")")
  }

  /// In a Maildir, which people read; the channels that send mail refuse it (ChannelsTests, SMTPTests).
  @Test(arguments: [
    ("+82-10-0000-0000", "+821000000000"), ("010 0000 0000", "01000000000"), ("(02) 000-0000", "020000000"),
    ("+1 (555) 010.0000", "+15550100000"),
  ])
  func aTelephoneNumberIsAnAddressThatLeadsNowhere(_ number: String, _ digits: String) throws {
    let named = try Outbox().roundTrip(#"{"to":"\#(number)","name":"Kim","body":"b","event":"e"}"#)
    #expect(named["to"] == digits + "@phone.invalid")
    #expect(named["to_name"] == "Kim \(number)")
    #expect(named.number("recipients") == 1)
    #expect(named.list("defects") == [])
    let korean = try Outbox().roundTrip(#"{"to":"\#(number)","name":"김하늘","body":"b","event":"e"}"#)
    #expect(korean["to_name"] == "김하늘 \(number)")
    #expect(try Outbox().roundTrip(#"{"to":"\#(number)","body":"b","event":"e"}"#)["to_name"] == number)
  }

  @Test(arguments: ["12345", "1234567890123456", "82+10000000", "010-0000-000x", "----------", "０１０００００００００"])
  func whatIsNoTelephoneNumberIsRefused(_ text: String) throws {
    let failure = failure { try Outbox().messages.send(#"{"to":"\#(text)","body":"b","event":"e"}"#) }
    #expect(failure?.code == 2)
  }

  /// Readers differ on whether the line break before the end belongs to the body.
  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
