import MessageService
import ServiceTesting
import Testing

/// The outbox: one message a job and event, whole or not at all.
struct MaildirTests {
  private let message = #"{"to":"a@example.org","body":"b","event":"late/s-1"}"#

  @Test func aRepeatedAttemptSendsNothing() throws {
    let outbox = try Outbox()
    let first = try outbox.messages.send(message)
    let second = try outbox.messages.send(message)
    #expect(first.contains(#""channel":"maildir","repeated":false"#))
    #expect(second == first.replacing("false", with: "true"))
    #expect(outbox.waiting.count == 1)
  }

  @Test func eventsAndJobsAreToldApart() throws {
    let outbox = try Outbox()
    try outbox.messages.send(message)
    try outbox.messages.send(message, uid: "uid-2")
    try outbox.messages.send(message.replacing("s-1", with: "s-2"))
    #expect(outbox.waiting.count == 3)
  }

  @Test(arguments: ["", ":2,", ":2,RS"])
  func aMessageThatWasReadIsNotSentAgain(_ flags: String) throws {
    let outbox = try Outbox()
    try outbox.messages.send(message)
    let name = outbox.directory.names(in: "outbox/new")[0]
    outbox.directory.move("outbox/new/\(name)", to: "outbox/cur/\(name)\(flags)")
    // Without the ledger, as after a crash between the delivery and the note of it.
    outbox.directory.remove("messages/ledger")
    #expect(try outbox.messages.send(message).contains("\"repeated\":true"))
    #expect(outbox.waiting == [])
  }

  @Test func aMessageThatWasTakenAwayIsNotSentAgain() throws {
    let outbox = try Outbox()
    try outbox.messages.send(message)
    outbox.directory.remove("outbox/new/" + outbox.directory.names(in: "outbox/new")[0])
    #expect(try outbox.messages.send(message).contains("\"repeated\":true"))
    #expect(outbox.waiting == [])
  }

  @Test func aDeliveryCutShortIsMadeUpFor() throws {
    let outbox = try Outbox()
    try outbox.messages.send(message)
    outbox.directory.remove("messages/ledger")
    #expect(try outbox.messages.send(message).contains("\"repeated\":true"))
    #expect(outbox.waiting.count == 1)
  }

  @Test func nothingStaysBehind() throws {
    let outbox = try Outbox(#"{"directory":"mail/out"}"#)
    try outbox.messages.send(message)
    #expect(outbox.directory.names(in: "mail/out") == ["cur", "new", "tmp"])
    #expect(outbox.directory.names(in: "mail/out/tmp") == [])
    #expect(outbox.directory.mode("mail/out/new") == 0o700)
    #expect(outbox.directory.mode("mail/out/new/" + outbox.directory.names(in: "mail/out/new")[0]) == 0o600)
  }

  @Test func anOutboxThatCannotBeWrittenIsUnavailable() throws {
    let outbox = try Outbox()
    outbox.directory.write("outbox", "a file, no directory")
    #expect(failure { try outbox.messages.send(message) }?.code == 3)
  }

  @Test func anEndedAttemptSendsNothing() throws {
    let outbox = try Outbox()
    let token = outbox.messages.host.begin()
    outbox.messages.host.end(token)
    #expect(failure { _ = try outbox.messages.send(message, token: token) }?.code == 1)
    #expect(outbox.waiting == [])
  }
}
