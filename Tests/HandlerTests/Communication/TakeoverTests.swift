import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// Two jobs that tell of the same.
struct TakeoverTests {
  private let key = "communication.exec.send_message"
  private let params = #"{"student_id": "s-001", "subject": "알림", "body": "보강이 있습니다.", "event": "extra-class"}"#

  /// An academy in which a job began to tell of the event some minutes ago, and did not come to an end.
  private func begun(minutesAgo: Int) async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    try await academy.completed(key, json: params)
    for name in academy.directory.names(in: "outbox/new") { academy.directory.remove("outbox/new/" + name) }
    let time = (SystemClock().now() - .seconds(minutesAgo * 60)).rfc3339
    _ = try academy.sql("UPDATE messages SET status = 'sending', message_id = NULL, updated_at = '\(time)'")
    return academy
  }

  @Test func aJobThatIsAtItIsLeftAlone() async throws {
    let academy = try await begun(minutesAgo: 5)
    let report = try await academy.completed(key, json: params)
    #expect(report["skipped"]?.elements.map { $0["reason"]?.string?.hasPrefix("is being told by") } == [true, true])
    #expect(academy.outbox() == [])
  }

  @Test func oneThatIsGoneIsMadeUpFor() async throws {
    let academy = try await begun(minutesAgo: 16)
    let report = try await academy.completed(key, json: params)
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["김보라", "김산"])
    #expect(academy.outbox().count == 2)
    #expect(try academy.sql("SELECT DISTINCT status FROM messages") == ["sent"])
  }

  @Test func jobsAtTheSameTimeTellOnce() async throws {
    let academy = try await TestAcademy.sample()
    let params = #"{"class_id": "math-a", "subject": "알림", "body": "x", "event": "together"}"#
    let reports = try await withThrowingTaskGroup(of: JSONText.self) { group in
      for _ in 0..<4 { group.addTask { try await academy.completed(key, json: params) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let notified = reports.flatMap { Array($0["notified"]!.elements) }.compactMap { $0["recipient"]?.string }
    #expect(notified.sorted() == ["Olivia Sample", "김보라", "김산", "박노을", "이강"])
    #expect(academy.outbox().count == 5)
  }
}
