import IntentJSON
import MessageService
import ServiceTesting
import Testing

/// Several channels in one service, and what becomes of a message that one of them does not take.
struct ChannelsTests {
  private func message(_ channel: String?, to: String = "a@example.org") -> String {
    let channel = channel.map { #","channel":"\#($0)""# } ?? ""
    return #"{"to":"\#(to)","body":"b","event":"e"\#(channel)}"#
  }

  /// Three channels: `email` runs a program that fails while `down` is there and refuses while `closed` is, and counts
  /// its messages; `archive` and `board` are Maildirs.
  private func outbox() throws -> (Outbox, TemporaryDirectory) {
    let scripts = TemporaryDirectory()
    scripts.write(
      "sendmail",
      """
      #!/bin/sh
      cd \(scripts.path)
      cat > /dev/null
      test -e down && exit 75
      test -e closed && exit 67
      echo x >> mails
      """, mode: 0o700)
    let outbox = try Outbox(
      """
      {"from": "a@b.example", "default": "email", "channels": {
        "email": {"channel": "sendmail", "command": ["\(scripts.path)/sendmail"], "timeout": "20s"},
        "archive": {"directory": "archive"},
        "board": {"channel": "maildir", "directory": "board"}}}
      """)
    return (outbox, scripts)
  }

  private func receipt(_ text: String) throws -> (channel: String?, repeated: Bool?) {
    let json = try JSONText(validating: text)
    return (json["channel"]?.string, json["repeated"]?.bool)
  }

  @Test func aMessageGoesWhereItSays() throws {
    let (outbox, scripts) = try outbox()
    #expect(try receipt(try outbox.messages.send(message(nil))) == ("email", false))
    #expect(try receipt(try outbox.messages.send(message("email"), uid: "u-2")) == ("email", false))
    #expect(try receipt(try outbox.messages.send(message("archive"), uid: "u-3")) == ("archive", false))
    #expect(try receipt(try outbox.messages.send(message("board"), uid: "u-4")) == ("board", false))
    #expect(scripts.contents("mails") == Array("x\nx\n".utf8))
    #expect(outbox.directory.names(in: "archive/new").count == 1)
    #expect(outbox.directory.names(in: "board/new").count == 1)
  }

  @Test func anUnknownChannelIsNamedWithThoseThatAreThere() throws {
    let (outbox, scripts) = try outbox()
    let failure = failure { try outbox.messages.send(message("sms")) }
    #expect(failure?.code == 2)
    #expect(failure?.message.contains("\"sms\"") == true)
    #expect(failure?.message.contains("it has email, archive, board") == true)
    withExtendedLifetime(scripts) {}
  }

  @Test func theOnlyChannelIsTheDefaultAndHasTheNameOfItsKind() throws {
    let flat = try Outbox(#"{"channel":"maildir"}"#)
    #expect(try receipt(try flat.messages.send(message("maildir"))) == ("maildir", false))
    #expect(failure { try flat.messages.send(message("email")) }?.message.contains("it has maildir") == true)
    let named = try Outbox(#"{"channels":{"letters":{"channel":"maildir"}}}"#)
    #expect(try receipt(try named.messages.send(message(nil))) == ("letters", false))
  }

  @Test(arguments: [("closed", Int32(5)), ("down", 3)])
  func whatOneChannelDoesNotTakeAnotherMay(_ state: String, _ code: Int32) throws {
    let (outbox, scripts) = try outbox()
    scripts.write(state, "")
    #expect(failure { try outbox.messages.send(message("email")) }?.code == code)
    #expect(try receipt(try outbox.messages.send(message("archive"))) == ("archive", false))
    // The next attempt begins at the first channel again, which would take the message now.
    scripts.remove(state)
    #expect(try receipt(try outbox.messages.send(message("email"))) == ("archive", true))
    #expect(try receipt(try outbox.messages.send(message("archive"))) == ("archive", true))
    #expect(scripts.contents("mails") == [])
    #expect(outbox.directory.names(in: "archive/new").count == 1)
  }

  @Test func aNoteOfAnEarlierReleaseCountsToo() throws {
    let (outbox, scripts) = try outbox()
    try outbox.messages.send(message("email"))
    let folder = try #require(outbox.directory.names(in: "messages/ledger").first)
    let note = try #require(outbox.directory.names(in: "messages/ledger/\(folder)").first { $0 != ".pruned" })
    outbox.directory.remove("messages/ledger/\(folder)/\(note)")
    outbox.directory.write("messages/ledger/\(folder)/\(note)", "")
    #expect(try receipt(try outbox.messages.send(message("archive"))) == ("archive", true))
    #expect(outbox.directory.names(in: "archive") == [])
    withExtendedLifetime(scripts) {}
  }

  @Test func aTelephoneNumberIsForChannelsThatTakeOne() throws {
    let (outbox, scripts) = try outbox()
    #expect(failure { try outbox.messages.send(message("email", to: "+82-10-0000-0000")) }?.code == 2)
    #expect(try receipt(try outbox.messages.send(message("archive", to: "+82-10-0000-0000"))) == ("archive", false))
    withExtendedLifetime(scripts) {}
  }
}
