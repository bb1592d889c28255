import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `communication.exec.send_message`
struct MessageTests {
  private let send = "communication.exec.send_message"

  private func text(_ json: String) throws -> JSONText { try JSONText(validating: json) }

  @Test func aPersonIsWrittenToOnce() async throws {
    let academy = try await TestAcademy.sample()
    let uid = JobUID.make(at: SystemClock().now())
    let params: [String: any JSONWritable] = [
      "class_id": "eng-b", "subject": "휴강 안내", "body": "금요일은 쉽니다.",
      "translations": try text(#"{"en":{"subject":"No class","body":"There is no class on Friday."}}"#),
    ]
    let report = try await academy.completed(send, params, uid: uid)
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["Olivia Sample", "김보라", "김산"])
    let again = try await academy.completed(send, params, uid: uid)
    #expect(again["notified"]?.elements.map { $0["repeated"]?.bool } == [true, true, true])
    #expect(academy.outbox().count == 3)
    let mails = try academy.directory.names(in: "outbox/new").map {
      try Mail(academy.directory.path + "/outbox/new/" + $0)
    }
    #expect(mails.compactMap { $0["subject"] }.sorted() == ["No class", "휴강 안내", "휴강 안내"])
  }

  @Test func anotherJobIsAnotherMessage() async throws {
    let academy = try await TestAcademy.sample()
    let params = ["student_id": "s-002", "subject": "a", "body": "b"]
    try await academy.completed(send, params)
    try await academy.completed(send, params)
    #expect(academy.outbox().count == 2)
  }

  @Test(arguments: [
    (#"{"subject":"s","body":"b"}"#, "intent_params.student_id", "either student_id or class_id"),
    (#"{"student_id":"s-001","class_id":"eng-b","subject":"s","body":"b"}"#, "intent_params.student_id", "either"),
    (#"{"student_id":"s-999","subject":"s","body":"b"}"#, "intent_params.student_id", "there is no student"),
    (#"{"class_id":"art","subject":"s","body":"b"}"#, "intent_params.class_id", "there is no class"),
    (#"{"student_id":"s-001","subject":"a\nBcc: x@y.org","body":"b"}"#, "intent_params.subject", "line break"),
    (#"{"student_id":"s-001","subject":"s","body":" \n"}"#, "intent_params.body", "is empty"),
    (#"{"student_id":"s-001","subject":"s"}"#, "intent_params.body", "is missing"),
    (
      #"{"student_id":"s-001","subject":"s","body":"b","translations":{"fr":{"subject":"s","body":"b"}}}"#,
      "intent_params.translations.fr", "nobody has this language"
    ),
    (#"{"student_id":"s-008","subject":"s","body":"b"}"#, "-", "nobody to write to"),
  ])
  func aWrongMessageIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    let error = try await academy.failed(send, json: try text(params))
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(academy.outbox() == [])
  }
}
