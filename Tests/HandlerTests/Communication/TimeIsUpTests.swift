import IntentCore
import IntentJSON
import IntentModel
import Testing

/// A job that has more to send than an attempt has time for.
struct TimeIsUpTests {
  @Test func anAttemptGoesOnWhereTheOneBeforeStopped() async throws {
    let academy = try await TestAcademy.sample()
    let params = try JSONText(validating: #"{"class_id": "math-a", "subject": "안내", "body": "내용"}"#)
    let uid = JobUID.make(at: SystemClock().now())
    // Nearer than the time that an attempt leaves itself: each sends one message, and asks for the next attempt.
    let deadline = SystemClock().now() + .seconds(1)
    for sent in 1...4 {
      let result = try await academy.run("communication.exec.send_message", params, uid: uid, deadline: deadline)
      guard case .snoozed(milliseconds: 0) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
      #expect(academy.outbox().count == sent)
    }
    let result = try await academy.run("communication.exec.send_message", params, uid: uid, deadline: deadline)
    guard case .completed(let report) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    #expect(report["notified"]?.elements.map { $0["repeated"]?.bool } == [true, true, true, true, false])
    #expect(academy.outbox().count == 5)
  }
}
