import IntentCore
import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// By which address people are reached.
struct FallbackTests {
  private let key = "communication.exec.notify_guardians"
  private let params = #"{"student_id": "s-002", "subject": "알림", "body": "보강이 있습니다."}"#
  private let settings = """
    INSERT INTO settings VALUES ('channel_email', 'email'), ('channel_phone', 'sms');
    UPDATE guardians SET phone = '010-1234-5678', phone_folded = '01012345678' WHERE id = 3
    """

  /// An academy with a channel for mail, whose program ends with a status, and one for phones, which keeps its messages
  /// in the directory `phones`. 이강, the guardian of s-002, has an address for each.
  private func academy(mailEndsWith status: Int, _ scripts: TemporaryDirectory) async throws -> TestAcademy {
    scripts.write(
      "mail", "#!/bin/sh\ncat > \(scripts.path)/mail.$$\necho 'no such mailbox' >&2\nexit \(status)\n", mode: 0o700)
    let academy = try await TestAcademy.sample(
      services: """
        {"messages": {"default": "email", "channels": {
          "email": {"channel": "sendmail", "command": ["\(scripts.path)/mail"]},
          "sms": {"channel": "maildir", "directory": "phones"}}}}
        """)
    _ = try academy.sql(settings)
    return academy
  }

  @Test func mailGoesByTheChannelForMail() async throws {
    let scripts = TemporaryDirectory()
    let academy = try await academy(mailEndsWith: 0, scripts)
    let report = try await academy.completed(key, json: params)
    #expect(report["notified"]?.elements.map { $0["channel"]?.string } == ["email"])
    #expect(scripts.names().filter { $0.hasPrefix("mail.") }.count == 1)
    #expect(academy.directory.names(in: "phones/new") == [])
  }

  @Test func whoWouldRatherBeCalledIsCalled() async throws {
    let scripts = TemporaryDirectory()
    let academy = try await academy(mailEndsWith: 0, scripts)
    _ = try academy.sql("UPDATE guardians SET channel = 'phone' WHERE id = 3")
    let report = try await academy.completed(key, json: params)
    #expect(report["notified"]?.elements.map { $0["channel"]?.string } == ["phone"])
    #expect(academy.directory.names(in: "phones/new").count == 1)
    #expect(scripts.names().filter { $0.hasPrefix("mail.") } == [])
  }

  @Test func whatMailRefusesGoesToThePhone() async throws {
    let scripts = TemporaryDirectory()
    let academy = try await academy(mailEndsWith: 67, scripts)
    let uid = JobUID.make(at: SystemClock().now())
    let report = try await academy.completed(key, json: params, uid: uid)
    #expect(report["notified"]?.elements.map { $0["channel"]?.string } == ["phone"])
    #expect(academy.directory.names(in: "phones/new").count == 1)
    let row = try academy.sql("SELECT status, channel, address, detail FROM messages")
    #expect(row.first?.hasPrefix("sent|phone|010-1234-5678|") == true, "\(row)")
    #expect(row.joined().contains("no such mailbox"), "why it is not mail is kept: \(row)")
    let again = try await academy.completed(key, json: params, uid: uid)
    #expect(again["notified"]?.elements.map { $0["repeated"]?.bool } == [true])
    #expect(academy.directory.names(in: "phones/new").count == 1)
  }

  @Test func aChannelThatIsDownIsWaitedFor() async throws {
    let scripts = TemporaryDirectory()
    let academy = try await academy(mailEndsWith: 75, scripts)
    let result = try await academy.run(key, try JSONText(validating: params))
    guard case .retry = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    #expect(academy.directory.names(in: "phones/new") == [], "a mail server that is restarted costs no text messages")
  }

  @Test func whoCannotBeReachedIsSaidAndCanBeWrittenToLater() async throws {
    let scripts = TemporaryDirectory()
    let academy = try await academy(mailEndsWith: 67, scripts)
    _ = try academy.sql("UPDATE guardians SET phone = NULL, phone_folded = NULL WHERE id = 3")
    let report = try await academy.completed(key, json: params)
    #expect(report["skipped"]?.elements.map { $0["reason"]?.string?.contains("was refused") } == [true])
    #expect(try academy.sql("SELECT status FROM messages") == ["refused"])
    _ = try academy.sql("UPDATE guardians SET phone = '010-1234-5678' WHERE id = 3")
    let resent = try await academy.completed("communication.exec.resend_failed", json: #"{"event": "message"}"#)
    #expect(resent["notified"]?.elements.map { $0["channel"]?.string } == ["phone"])
  }

  @Test func whatCameBackFromAnAddressTriesTheOtherFirst() async throws {
    let scripts = TemporaryDirectory()
    let academy = try await academy(mailEndsWith: 0, scripts)
    let report = try await academy.completed(key, json: params)
    let id = try #require(report["notified"]?.elements.first { _ in true }?["message_id"]?.string)
    try await academy.completed(
      "communication.exec.record_delivery_receipt", ["message_id": id, "status": "bounced"])
    let resent = try await academy.completed("communication.exec.resend_failed", json: #"{"event": "message"}"#)
    #expect(resent["notified"]?.elements.map { $0["channel"]?.string } == ["phone"])
    #expect(scripts.names().filter { $0.hasPrefix("mail.") }.count == 1)
  }

  @Test func aChannelThatIsNotThereIsNamed() async throws {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql("INSERT INTO settings VALUES ('channel_email', 'pigeon')")
    let report = try await academy.completed(key, json: params)
    let reasons = report["skipped"]?.elements.map { $0["reason"]?.string ?? "" } ?? []
    #expect(reasons.count == 1 && reasons[0].contains("pigeon"), "\(reasons)")
  }
}
