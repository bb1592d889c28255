import IntentJSON
import IntentModel
import Testing

@testable import AcademyKit

/// Templates: what they say, and what becomes of one that lacks a value.
struct TemplateTests {
  private let upsert = "communication.exec.upsert_template"
  private let preview = "communication.query.preview_template"
  private let send = "communication.exec.send_template"

  @Test(arguments: StandardTemplates.all)
  func aStandardTemplateIsWholeWithItsValues(_ template: MessageTemplate) throws {
    var values = MessageTemplate.automatic(academy: "하늘 학원", recipient: "김보라")
    for (name, type) in template.placeholders { values[name] = type.example(for: name, in: template.language) }
    let wording = try template.filled(values)
    #expect(wording.subject.contains("하늘 학원"), "who writes stands in the subject")
    #expect(!wording.subject.contains("{") && !wording.body.contains("{"), "\(wording)")
    #expect(wording.body.hasSuffix("\n"))
    #expect(wording.body.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(Set(template.used).isSuperset(of: template.placeholders.keys), "each placeholder is there to be used")
    #expect(wording.body.hasPrefix(template.language == .korean ? "김보라님, 안녕하세요.\n하늘 학원" : "Dear 김보라,\n"))
  }

  @Test func bothLanguagesOfAStandardTemplateTakeTheSame() {
    for (name, templates) in Dictionary(grouping: StandardTemplates.all, by: \.name) {
      #expect(Set(templates.map(\.language)) == Set(Language.allCases), "\(name)")
      #expect(Set(templates.map(\.placeholders)).count == 1, "\(name)")
    }
  }

  @Test func aTemplateThatLacksAValueSendsNothing() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(
      "attendance.exec.check_in", ["student_id": "s-001", "class_id": "math-a", "at": "2024-11-22T16:12:00+09:00"])
    // As a hand would leave it that knows of no intent for this.
    _ = try academy.sql(
      """
      INSERT INTO templates VALUES ('late', 'ko', '{teacher}', 'x', '{"teacher": "text"}', '2024-01-01T00:00:00.000Z')
      """)
    let error = try await academy.failed("attendance.exec.notify_guardians_late", ["day": "2024-11-22"])
    #expect(error.kind == .permanent)
    #expect(error.message == "the template late (ko) has no value for {teacher}: nothing was sent")
    #expect(academy.outbox() == [])
    #expect(try academy.count("SELECT count(*) FROM messages") == 0)
  }

  @Test func everySenderUsesTheAcademysOwnText() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(
      "attendance.exec.check_in", ["student_id": "s-001", "class_id": "math-a", "at": "2024-11-22T16:12:00+09:00"])
    try await academy.completed(
      upsert, json: #"{"name":"late","language":"ko","subject":"{student} {minutes}","body":"{recipient}님, {academy}"}"#
    )
    _ = try academy.sql("UPDATE settings SET value = '하늘 학원' WHERE name = 'academy_name'")
    try await academy.completed("attendance.exec.notify_guardians_late", ["day": "2024-11-22"])
    #expect(
      try academy.sql("SELECT subject, body FROM messages ORDER BY body") == [
        "김하늘 12|김보라님, 하늘 학원", "김하늘 12|김산님, 하늘 학원",
      ])
  }

  @Test func aTemplateOfOnesOwnIsMadeAndChanged() async throws {
    let academy = try await TestAcademy.sample()
    let made = try await academy.completed(
      upsert,
      json:
        #"{"name":"trip","language":"ko","subject":"{day} 견학","body":"{price}","placeholders":{"day":"day","price":"money"}}"#
    )
    #expect(made["replaced"]?.string == "nothing")
    #expect(made["changed"]?.text == #"["subject","body","placeholders"]"#)
    #expect(made["preview"]?["placeholders"]?.text == #"[{"name":"day","type":"day"},{"name":"price","type":"money"}]"#)
    #expect(made["preview"]?["body"]?.string == "150,000원")
    let english = try await academy.completed(
      upsert, json: #"{"name":"trip","language":"en","subject":"Trip on {day}","body":"{price}"}"#)
    #expect(
      english["preview"]?["placeholders"]?.text == #"[{"name":"day","type":"day"},{"name":"price","type":"money"}]"#)
    let changed = try await academy.completed(
      upsert, json: #"{"name":"trip","language":"ko","subject":"{day} 견학","body":"참가비 {price}"}"#)
    #expect(changed["replaced"]?.string == "own")
    #expect(changed["changed"]?.text == #"["body"]"#)
    let error = try await academy.failed(
      upsert,
      json: try JSONText(validating: #"{"name":"trip","language":"ko","subject":"x","body":"y","placeholders":{}}"#))
    #expect(error.field == "intent_params.placeholders")
    #expect(error.message.contains("(en) holds {day}"), "\(error.message)")
    let sent = try await academy.completed(
      send,
      json:
        #"{"template":"trip","class_id":"eng-b","values":{"day":"2024-11-29","price":{"amount":1500,"currency":"USD"}}}"#
    )
    #expect(sent["notified"]?.elements.map { $0["language"]?.string } == ["en", "ko", "ko"])
    #expect(try academy.sql("SELECT DISTINCT body FROM messages ORDER BY 1") == ["USD 15.00", "참가비 USD 15.00"])
  }

  @Test(arguments: [
    (#"{"name":"message","language":"ko","subject":"x","body":"y"}"#, "name", "without a template"),
    (#"{"name":"Trip","language":"ko","subject":"x","body":"y"}"#, "name", "is no template name"),
    (#"{"name":"trip","language":"ko","subject":"{day","body":"y"}"#, "subject", "not paired"),
    (#"{"name":"trip","language":"ko","subject":"{day}","body":"y"}"#, "subject", "{day} is not among"),
    (#"{"name":"trip","language":"ko","subject":"x","body":" \n"}"#, "body", "is empty"),
    (
      #"{"name":"trip","language":"ko","subject":"x","body":"y","placeholders":{"academy":"text"}}"#,
      "placeholders.academy", "by itself"
    ),
    (
      #"{"name":"trip","language":"ko","subject":"x","body":"y","placeholders":{"Day":"day"}}"#, "placeholders.Day",
      "is no name"
    ),
    (
      #"{"name":"trip","language":"ko","subject":"x","body":"y","placeholders":{"day":"date"}}"#, "placeholders.day",
      "money"
    ),
  ])
  func aWrongTemplateIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let error = try await TestAcademy.sample().failed(upsert, json: try JSONText(validating: params))
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test(arguments: [
    (#"{"day":"2024-02-30","reason":"x"}"#, "values.day", "takes a day"),
    (#"{"day":"2024-11-25","reason":""}"#, "values.reason", "takes a text"),
    (#"{"day":"2024-11-25","reason":7}"#, "values.reason", "takes a text"),
    (#"{"day":"2024-11-25","reason":"a\u0007"}"#, "values.reason", "takes a text"),
    (#"{"day":"2024-11-25"}"#, "values.reason", "is missing: the template closed (ko) needs it"),
    (#"{"day":"2024-11-25","reason":"x","until":"x"}"#, "values.until", "no such placeholder"),
    (#"["2024-11-25"]"#, "values", "has to be an object"),
  ])
  func aWrongValueIsNamedBeforeAnythingIsSent(_ values: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    let params = #"{"template":"closed","class_id":"math-a","values":\#(values)}"#
    let error = try await academy.failed(send, json: try JSONText(validating: params))
    #expect(error.kind == .invalidParams)
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(academy.outbox() == [])
    #expect(try academy.count("SELECT count(*) FROM messages") == 0)
  }

  @Test func aValueWithALineBreakIsNoSubject() async throws {
    let academy = try await TestAcademy.sample()
    let params = #"{"template":"announcement","class_id":"math-a","values":{"title":"a\nBcc: x@y.org","text":"x"}}"#
    let error = try await academy.failed(send, json: try JSONText(validating: params))
    #expect(error.message.contains("would have a line break"), "\(error.message)")
    #expect(academy.outbox() == [])
  }

  @Test func madeUpValuesShowAWholeMessage() async throws {
    let academy = try await TestAcademy.sample()
    let both = try await academy.completed(preview, ["template": "overdue"])
    let previews = both["previews"].map { Array($0.elements) } ?? []
    #expect(previews.map { $0["language"]?.string } == ["ko", "en"])
    #expect(previews.allSatisfy { $0["missing"]?.text == "[]" })
    #expect(previews[0]["subject"]?.string == "[우리 학원] 홍길동 학생 11월 수강료 납부 안내")
    #expect(previews[0]["body"]?.string?.contains("미납 금액: 150,000원") == true)
    let some = try await academy.completed(preview, json: #"{"template":"overdue","language":"en","values":{}}"#)
    #expect(
      some["previews"]?.elements.map { $0["missing"]?.text } == [
        #"["description","student","invoice","due","outstanding"]"#
      ])
  }
}
