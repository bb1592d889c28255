import IntentJSON
import MessageService
import ServiceTesting
import Testing

/// Mail to a real SMTP server on loopback: what arrives, and what its replies mean.
struct SMTPTests {
  @Test func theServerGetsTheMessage() throws {
    let server = try SMTPTestServer()
    let receipt = try server.outbox().messages.send(message(to: "kim@example.org"))
    let taken = try server.mail()
    #expect(receipt.contains(#""channel":"smtp","repeated":false"#))
    #expect(taken["mail_from"]?.string == "noreply@academy.example")
    #expect(taken["rcpt_tos"]?.text == #"["kim@example.org"]"#)
    #expect(taken["bare_line_feeds"]?.integer == 0)
    #expect(taken["tls"]?.bool == false)
    let mail = try #require(taken["mail"])
    #expect(mail["subject"]?.string == "지각")
    #expect(mail["to_name"]?.string == "김하늘")
    #expect(mail["from_name"]?.string == "학원")
    #expect(mail["body"]?.string == "늦었습니다.\n")
    #expect(mail["defects"]?.text == "[]")
    #expect(try JSONText(validating: receipt)["message_id"]?.string == mail["message_id"]?.string)
  }

  @Test(arguments: [".", ".\n..\n.x\n", "a\n.\nQUIT\n", "x\n\n.\n\n", "From here\n.", "no end of line"])
  func dotsAndLineEndsArriveAsTheyWere(_ body: String) throws {
    let server = try SMTPTestServer()
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("to", "kim@example.org")
      writer.member("body", body)
      writer.member("event", "e")
    }
    try server.outbox().messages.send(writer.text.text)
    let arrived = try server.mail()["mail"]?["body"]?.string
    #expect(arrived == (body.hasSuffix("\n") ? body : body + "\n"))
  }

  @Test func aRepeatedAttemptSendsNothing() throws {
    let server = try SMTPTestServer()
    let outbox = try server.outbox()
    try outbox.messages.send(message(to: "kim@example.org"))
    #expect(try outbox.messages.send(message(to: "kim@example.org")).contains("\"repeated\":true"))
    try outbox.messages.send(message(to: "lee@example.org", event: "other"))
    _ = try server.mail()
    #expect(try server.mail()["rcpt_tos"]?.text == #"["lee@example.org"]"#)
  }

  @Test(arguments: [
    ("rcpt-550-5.1.1", 5), ("rcpt-553-5.1.3", 5), ("rcpt-530-5.7.0", 5), ("rcpt-421-4.3.2", 3), ("rcpt-450-4.2.0", 3),
    ("rcpt-451-4.7.1", 3), ("rcpt-452-4.5.3", 3), ("data-554-5.6.0", 5), ("data-552-5.3.4", 5), ("data-452-4.3.1", 3),
    ("data-451-4.3.0", 3),
  ])
  func repliesMeanWhatTheySay(_ name: String, _ code: Int32) throws {
    let server = try SMTPTestServer()
    let failure = failure { try server.outbox().messages.send(message(to: name + "@example.org")) }
    let parts = name.split(separator: "-")
    #expect(failure?.code == code)
    let words = "\(parts[1]) \(parts[2]) the server's \(parts[2]) own words"
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "none")")
  }

  @Test(arguments: [("554 5.3.2 no mail here", 5), ("421 4.3.2 try later", 3)])
  func aGreetingMeansWhatItSays(_ greeting: String, _ code: Int32) throws {
    let server = try SMTPTestServer(#"{"greeting":"\#(greeting)"}"#)
    let failure = failure { try server.outbox().messages.send(message(to: "kim@example.org")) }
    #expect(failure?.code == code)
    #expect(failure?.message.contains(greeting) == true, "\(failure?.message ?? "none")")
  }

  @Test func aConnectionLostInTheMiddleIsUnavailableAndTheNextAttemptHasTheSameID() throws {
    let server = try SMTPTestServer()
    let outbox = try server.outbox()
    let lost = failure { try outbox.messages.send(message(to: "die@example.org")) }
    #expect(lost?.code == 3)
    #expect(lost?.message.contains("did not take the message") == true, "\(lost?.message ?? "none")")
    let receipt = try JSONText(validating: try outbox.messages.send(message(to: "kim@example.org")))
    #expect(try server.mail()["mail"]?["message_id"]?.string == receipt["message_id"]?.string)
  }

  @Test func aServerThatDoesNotAnswerIsUnavailable() throws {
    let server = try SMTPTestServer()
    let failure = failure { try server.outbox(timeout: "300ms").messages.send(message(to: "slow@example.org")) }
    #expect(failure?.code == 3)
    #expect(failure?.message.lowercased().contains("timed out") == true, "\(failure?.message ?? "none")")
  }

  @Test func aServerThatIsNotThereIsUnavailable() throws {
    let server = try SMTPTestServer()
    server.end()
    let failure = failure { try server.outbox().messages.send(message(to: "kim@example.org")) }
    #expect(failure?.code == 3)
    #expect(failure?.message.contains("smtp://127.0.0.1:\(server.port)") == true)
  }

  @Test func aTelephoneNumberIsNoAddressForMail() throws {
    let server = try SMTPTestServer()
    let failure = failure { try server.outbox().messages.send(message(to: "+82-10-0000-0000")) }
    #expect(failure?.code == 2)
    #expect(failure?.message.contains("no e-mail address") == true)
  }

  /// Through JSON, where a line break can be written; the server shows that nothing of it came.
  @Test(arguments: [
    "kim@example.org\\r\\nRCPT TO:<x@evil.example>", "kim@example.org>\\r\\nDATA", "kim@example.org> SIZE=1",
    "<kim@example.org>", "kim@example.org\\u0000", "\\\"a\\\\r\\\\nb\\\"@example.org", "kim@example.org,x@evil.example",
    "kim@[127.0.0.1]", "kim@example.org\\u2028RSET", "kim example.org@x",
  ])
  func noAddressEndsItsCommand(_ evil: String) throws {
    let server = try SMTPTestServer()
    let outbox = try server.outbox()
    #expect(failure { try outbox.messages.send(message(to: evil, event: "evil")) }?.code == 2)
    try outbox.messages.send(message(to: "lee@example.org"))
    #expect(try server.mail()["rcpt_tos"]?.text == #"["lee@example.org"]"#)
  }
}
