import MessageService
import ServiceTesting
import Testing

/// A program with sendmail's manners: real scripts, run as the service runs them.
struct SendmailTests {
  private let message =
    #"{"to":"a@example.org","name":"김하늘","subject":"지각","body":"늦었습니다.\n","language":"ko","event":"e"}"#

  /// A service whose command is this shell script; `$DIR` is a directory of its own.
  private func outbox(_ script: String, timeout: String = "20s") throws -> (Outbox, TemporaryDirectory) {
    let scripts = TemporaryDirectory()
    scripts.write("sendmail", "#!/bin/sh\nDIR=\(scripts.path)\n\(script)\n", mode: 0o700)
    let configuration =
      #"{"channel":"sendmail","command":["\#(scripts.path)/sendmail","-t","-i"],"timeout":"\#(timeout)"}"#
    return (try Outbox(configuration), scripts)
  }

  @Test func theProgramGetsTheMessage() throws {
    let (outbox, scripts) = try outbox(#"echo "$@" > $DIR/arguments; cat > $DIR/mail"#)
    let receipt = try outbox.messages.send(message)
    #expect(receipt.contains(#""channel":"sendmail","repeated":false"#))
    #expect(scripts.contents("arguments") == Array("-t -i\n".utf8))
    let mail = try Mail(scripts.path + "/mail")
    #expect(mail["subject"] == "지각")
    #expect(mail["to_name"] == "김하늘")
    #expect(mail["body"] == "늦었습니다.\n")
    #expect(mail.list("defects") == [])
  }

  @Test func aRepeatedAttemptRunsNothing() throws {
    let (outbox, scripts) = try outbox("cat > /dev/null; echo x >> $DIR/runs")
    try outbox.messages.send(message)
    #expect(try outbox.messages.send(message).contains("\"repeated\":true"))
    #expect(scripts.contents("runs") == Array("x\n".utf8))
  }

  @Test(arguments: [
    (64, 5), (65, 5), (67, 5), (68, 5), (77, 5), (78, 5), (69, 3), (70, 3), (71, 3), (74, 3), (75, 3), (76, 3), (1, 3),
    (127, 3),
  ])
  func exitStatusesMeanWhatSysexitsSays(_ status: Int, _ code: Int32) throws {
    let (outbox, scripts) = try outbox("cat > /dev/null; echo no such user >&2; exit \(status)")
    let failure = failure { try outbox.messages.send(message) }
    #expect(failure?.code == code)
    #expect(failure?.message.contains("exited with status \(status): no such user") == true)
    withExtendedLifetime(scripts) {}
  }

  @Test func whatFailedIsSentByTheNextAttempt() throws {
    let (outbox, scripts) = try outbox("cat > /dev/null; test -e $DIR/up || { touch $DIR/up; exit 75; }")
    #expect(failure { try outbox.messages.send(message) }?.code == 3)
    #expect(try outbox.messages.send(message).contains("\"repeated\":false"))
    withExtendedLifetime(scripts) {}
  }

  @Test func aProgramThatHangsIsKilled() throws {
    let (outbox, scripts) = try outbox("echo started; sleep 600 & wait", timeout: "200ms")
    let failure = failure { try outbox.messages.send(message) }
    #expect(failure?.code == 3)
    #expect(failure?.message.contains("took longer than 200 ms and was killed: started") == true)
    withExtendedLifetime(scripts) {}
  }

  @Test func aProgramThatReadsNothingIsNoTrouble() throws {
    let (outbox, scripts) = try outbox("exit 0")
    let large = message.replacing("늦었습니다", with: String(repeating: "길다 ", count: 100_000))
    #expect(try outbox.messages.send(large).contains("\"repeated\":false"))
    withExtendedLifetime(scripts) {}
  }

  @Test func aProgramThatTalksForEverIsNoTrouble() throws {
    let (outbox, scripts) = try outbox("cat > /dev/null; head -c 1000000 /dev/zero | tr '\\0' x; exit 67")
    #expect(failure { try outbox.messages.send(message) }?.message.utf8.count ?? 0 < 3000)
    withExtendedLifetime(scripts) {}
  }

  @Test func aProgramThatDiesIsUnavailable() throws {
    let (outbox, scripts) = try outbox("kill -9 $$")
    #expect(failure { try outbox.messages.send(message) }?.message.contains("was ended by signal 9") == true)
    withExtendedLifetime(scripts) {}
  }

  @Test func aMissingProgramIsNamed() throws {
    let outbox = try Outbox(#"{"channel":"sendmail","command":["/nowhere/sendmail"]}"#)
    let failure = failure { try outbox.messages.send(message) }
    #expect(failure?.code == 3)
    #expect(failure?.message.contains("/nowhere/sendmail cannot be started") == true)
  }
}
