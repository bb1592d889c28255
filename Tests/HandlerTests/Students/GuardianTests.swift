import IntentJSON
import IntentModel
import Testing

/// `student.exec.add_guardian` and `.set_guardian_contact`
struct GuardianTests {
  private let add = "student.exec.add_guardian"
  private let set = "student.exec.set_guardian_contact"

  @Test func thePersonIsRecognised() async throws {
    let academy = try await TestAcademy.sample()
    let params = ["student_id": "s-008", "name": "김보라", "email": "BORA.KIM@example.org", "relation": "이모"]
    let report = try await academy.completed(add, params)
    #expect(report["change"]?.string == "linked")
    #expect(report.at("guardian.email")?.string == "bora.kim@example.org")
    #expect(try await academy.completed(add, params)["change"]?.string == "unchanged")
    #expect(try academy.count("SELECT count(*) FROM guardians") == 7)
    #expect(try academy.sql("SELECT relation FROM student_guardians WHERE student_id = 's-008'") == ["이모"])
  }

  @Test func aContactIsChangedForAllStudents() async throws {
    let academy = try await TestAcademy.sample()
    let report = try await academy.completed(
      set,
      json:
        #"{"student_id":"s-005","guardian_name":"Olivia Sample","email":null,"phone":"010-0000-0005","language":"ko"}"#)
    #expect(report["student_ids"]?.text == #"["s-004","s-005"]"#)
    #expect(report["changed"]?.bool == true)
    #expect(
      try academy.sql(
        "SELECT email, email_folded, phone, phone_folded, language FROM guardians WHERE name = 'Olivia Sample'")
        == ["||010-0000-0005|01000000005|ko"])
    let id = try academy.count("SELECT id FROM guardians WHERE name = 'Olivia Sample'")
    let again = try await academy.completed(set, json: #"{"guardian_id":\#(id),"language":"ko"}"#)
    #expect(again["changed"]?.bool == false)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE intent_key = '\(set)'") == 1)
  }

  @Test(arguments: [
    (#"{"guardian_id":1,"student_id":"s-001","language":"en"}"#, "guardian_id", "give either guardian_id"),
    (#"{"student_id":"s-001","language":"en"}"#, "guardian_id", "give either guardian_id"),
    (#"{"language":"en"}"#, "guardian_id", "give either guardian_id"),
    (#"{"guardian_id":1}"#, "-", "nothing to change"),
    (#"{"guardian_id":1,"language":null}"#, "language", "cannot be cleared"),
    (#"{"guardian_id":1,"email":null}"#, "email", "could not be reached any more"),
    (#"{"guardian_id":1,"channel":"phone"}"#, "channel", "would rather be reached by phone, and has none"),
    (#"{"guardian_id":1,"email":"Olivia@Example.org"}"#, "email", "it is how Olivia Sample (guardian 5) is known"),
    (#"{"guardian_id":2,"email":null,"phone":"010 0000 0001"}"#, "phone", "it is how 김산 (guardian 8) is known"),
    (#"{"student_id":"s-001","guardian_name":"김수","language":"en"}"#, "guardian_name", "there are 김보라 (1), 김산 (2)"),
    (#"{"student_id":"s-008","guardian_name":"김수","language":"en"}"#, "guardian_name", "there are none"),
    (#"{"student_id":"s-009","guardian_name":"김산","language":"en"}"#, "guardian_name", "has several guardians"),
  ])
  func whatIsWrongIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(
      "student.exec.register",
      json: #"{"student_id":"s-009","name":"김바람","guardians":[{"name":"김산","phone":"010-0000-0001"}, "#
        + #"{"name":"김산","email":"san2@example.org"}]}"#)
    let rows = try academy.dump()
    let error = try await academy.failed(set, json: try JSONText(validating: params))
    #expect(error.kind == .invalidParams)
    #expect(error.field ?? "-" == (field == "-" ? "-" : "intent_params." + field))
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.dump() == rows)
  }
}
