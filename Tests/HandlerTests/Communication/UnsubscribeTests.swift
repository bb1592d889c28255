import IntentJSON
import IntentModel
import Testing

/// `communication.exec.unsubscribe`, and what senders make of it.
struct UnsubscribeTests {
  private let unsubscribe = "communication.exec.unsubscribe"
  private let notify = "communication.exec.notify_guardians"

  private func reasons(_ report: JSONText) -> [String?] {
    report["skipped"]?.elements.map { $0["reason"]?.string } ?? []
  }

  @Test func whoeverWantsNothingGetsNothing() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(unsubscribe, ["guardian_id": 1, "reason": "그만 보내 주세요"])
    let params = ["student_id": "s-001", "subject": "알림", "body": "보강이 있습니다."]
    let uid = JobUID.make(at: SystemClock().now())
    let report = try await academy.completed(notify, params, uid: uid)
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["김산"])
    #expect(reasons(report) == ["has unsubscribed from all messages"])
    #expect(academy.outbox().count == 1)
    #expect(
      try academy.sql("SELECT recipient, status FROM messages ORDER BY 1") == [
        "guardian/1|suppressed", "guardian/2|sent",
      ])
    let again = try await academy.completed(notify, params, uid: uid)
    #expect(reasons(again) == reasons(report))
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'message'") == 2)
  }

  @Test func oneTemplateIsNotAnother() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(unsubscribe, ["guardian_id": 1, "template": "announcement"])
    let values = try JSONText(validating: #"{"title": "교재", "text": "준비해 주세요."}"#)
    let report = try await academy.completed(
      notify, ["student_id": "s-001", "template": "announcement", "values": values])
    #expect(reasons(report) == [#"has unsubscribed from "announcement""#])
    let other = try await academy.completed(notify, ["student_id": "s-001", "subject": "x", "body": "y"])
    #expect(reasons(other) == [])
    #expect(academy.outbox().count == 3)
  }

  @Test func itCanBeTakenBack() async throws {
    let academy = try await TestAcademy.sample()
    let first = try await academy.completed(unsubscribe, ["guardian_id": 1])
    #expect(first["recipients"]?.elements.map { $0["changed"]?.bool } == [true])
    let second = try await academy.completed(unsubscribe, ["guardian_id": 1])
    #expect(second["recipients"]?.elements.map { $0["changed"]?.bool } == [false])
    let error = try await academy.failed(
      unsubscribe, ["guardian_id": 1, "template": "late", "resubscribe": true])
    #expect(error.message.contains("resubscribe without a template first"), "\(error.message)")
    try await academy.completed(unsubscribe, ["guardian_id": 1, "resubscribe": true])
    #expect(try academy.count("SELECT count(*) FROM unsubscribes") == 0)
    let report = try await academy.completed(notify, ["student_id": "s-001", "subject": "x", "body": "y"])
    #expect(reasons(report) == [])
    #expect(academy.outbox().count == 2)
  }

  @Test func aPhoneNumberMeansEverybodyWhoHasIt() async throws {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql("UPDATE guardians SET phone = '010-1234-5678', phone_folded = '01012345678' WHERE id IN (1, 2)")
    let report = try await academy.completed(unsubscribe, ["address": "010 1234 5678"])
    #expect(report["recipients"]?.elements.map { $0["name"]?.string } == ["김보라", "김산"])
    let error = try await academy.failed(unsubscribe, ["address": "nobody@example.org"])
    #expect(error.field == "intent_params.address")
    #expect(error.message.contains("no guardian has the address"))
  }

  @Test func aTemplateThatThereIsNotIsNamed() async throws {
    let academy = try await TestAcademy.sample()
    let error = try await academy.failed(unsubscribe, ["guardian_id": 1, "template": "newsletter"])
    #expect(error.field == "intent_params.template")
    #expect(error.message.contains("there are absent, announcement, "), "\(error.message)")
  }
}
