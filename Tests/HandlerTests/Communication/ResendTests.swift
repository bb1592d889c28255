import IntentJSON
import IntentModel
import Testing

/// `communication.exec.resend_failed` and `communication.exec.record_delivery_receipt`
struct ResendTests {
  private let resend = "communication.exec.resend_failed"
  private let receipt = "communication.exec.record_delivery_receipt"
  private let params = #"{"student_id": "s-001", "subject": "알림", "body": "보강이 있습니다.", "event": "extra"}"#
  private let event = ["event": "message/extra"]

  /// An academy in which both guardians of s-001 were written to; the ids of the messages, in their order.
  private func written() async throws -> (TestAcademy, ids: [String]) {
    let academy = try await TestAcademy.sample()
    let report = try await academy.completed("communication.exec.send_message", json: params)
    return (academy, report["notified"]?.elements.compactMap { $0["message_id"]?.string } ?? [])
  }

  private func recipients(_ report: JSONText) -> [String?] {
    report["notified"]?.elements.map { $0["recipient"]?.string } ?? []
  }

  @Test func whatCameBackIsSentAnewOnce() async throws {
    let (academy, ids) = try await written()
    try await academy.completed(receipt, ["message_id": ids[0], "status": "bounced", "detail": "550 no such user"])
    try await academy.completed(receipt, ["message_id": ids[1], "status": "delivered"])
    let uid = JobUID.make(at: SystemClock().now())
    let first = try await academy.completed(resend, event, uid: uid)
    #expect(recipients(first) == ["김보라"])
    #expect(academy.outbox().count == 3)
    #expect(try await recipients(academy.completed(resend, event, uid: uid)) == ["김보라"])
    #expect(try await recipients(academy.completed(resend, event)) == [])
    #expect(academy.outbox().count == 3)
    #expect(
      try academy.sql("SELECT event, status FROM messages ORDER BY event") == [
        "message/extra/guardian/1|bounced", "message/extra/guardian/1/again|sent", "message/extra/guardian/2|delivered",
      ])
  }

  @Test func whatCameBackTwiceIsSentAnewTwice() async throws {
    let (academy, ids) = try await written()
    try await academy.completed(receipt, ["message_id": ids[0], "status": "bounced"])
    let first = try await academy.completed(resend, event)
    let id = try #require(first["notified"]?.elements.first { _ in true }?["message_id"]?.string)
    try await academy.completed(receipt, ["message_id": id, "status": "bounced"])
    #expect(try await recipients(academy.completed(resend, event)) == ["김보라"])
    #expect(try academy.count("SELECT count(*) FROM messages WHERE event LIKE '%/again/again'") == 1)
    #expect(academy.outbox().count == 4)
  }

  @Test func anAddressThatWasMendedIsUsed() async throws {
    let (academy, ids) = try await written()
    try await academy.completed(receipt, ["message_id": ids[0], "status": "bounced"])
    _ = try academy.sql("UPDATE guardians SET email = 'new@example.org', email_folded = 'new@example.org' WHERE id = 1")
    try await academy.completed(resend, event)
    #expect(academy.outbox().count { $0.contains("To: ") && $0.contains("new@example.org") } == 1)
  }

  @Test func whoeverLeftIsSaid() async throws {
    let (academy, _) = try await written()
    _ = try academy.sql(
      "UPDATE messages SET status = 'refused', recipient = 'guardian/99' WHERE recipient = 'guardian/1'")
    let report = try await academy.completed(resend, event)
    #expect(report["skipped"]?.elements.map { $0["reason"]?.string } == ["is not with the academy any more"])
    #expect(academy.outbox().count == 2)
  }

  @Test func theLatestWordCounts() async throws {
    let (academy, ids) = try await written()
    func record(_ status: String, _ time: String) async throws -> String? {
      try await academy.completed(receipt, ["message_id": ids[0], "status": status, "at": time])["status"]?.string
    }
    #expect(try await record("bounced", "2024-11-22T10:00:00Z") == "bounced")
    #expect(try await record("delivered", "2024-11-22T09:00:00Z") == "bounced")
    #expect(try await record("delivered", "2024-11-22T11:00:00Z") == "delivered")
    let again = try await academy.completed(
      receipt, ["message_id": ids[0], "status": "delivered", "at": "2024-11-22T11:00:00Z"])
    #expect(again["changed"]?.bool == false)
    let status = try await academy.completed("communication.query.delivery_status", ["message_id": ids[0]])
    #expect(status["receipts"]?.elements.map { $0["status"]?.string } == ["delivered", "bounced", "delivered"])
    #expect(status["messages"]?.elements.map { $0["status"]?.string } == ["delivered"])
  }

  @Test func aTimeFarAheadIsRefused() async throws {
    let (academy, ids) = try await written()
    let error = try await academy.failed(
      receipt, ["message_id": ids[0], "status": "delivered", "at": "2999-01-01T00:00:00Z"])
    #expect(error.field == "intent_params.at")
  }

  @Test(arguments: [
    (#"{}"#, "event", "give either event, or a period"),
    (#"{"event": "x", "from": "2024-01-01"}"#, "event", "give either"),
    (#"{"event": "x", "limit": 0}"#, "limit", "is not from 1 to 5000"),
  ])
  func whatIsWrongIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let error = try await TestAcademy.sample().failed(resend, json: try JSONText(validating: params))
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message))
  }
}
