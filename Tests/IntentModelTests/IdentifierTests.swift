import IntentJSON
import IntentModel
import Testing

@Suite("Ids and names")
struct IdentifierTests {
  static let uid = JobUID(unchecked: "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b")

  @Test(
    "what a job id may be",
    arguments: [
      ("a", true), ("7", true), ("late-7.b_c", true), ("A.B", true), (String(repeating: "x", count: 128), true),
      ("", false),
      (".a", false), ("-a", false), ("_a", false), ("a/b", false), ("a b", false), ("a\n", false), ("지각", false),
      ("é", false),
      ("a\0", false), ("a:b", false), (String(repeating: "x", count: 129), false), ("..", false), ("a..", true),
    ])
  func jobIDs(_ text: String, _ isValid: Bool) {
    #expect((failure { () throws(ModelError) in try JobID(text) } == nil) == isValid)
  }

  @Test("a tenant's id is as a job's, but shorter")
  func tenants() {
    #expect(failure { () throws(ModelError) in try TenantID(String(repeating: "x", count: 64)) } == nil)
    #expect(failure { () throws(ModelError) in try TenantID(String(repeating: "x", count: 65)) } != nil)
    #expect(failure { () throws(ModelError) in try TenantID("../x") }?.code == .invalidIdentifier)
  }

  @Test(
    "what a queue's name may be",
    arguments: [
      ("attendance", true), ("a", true), ("a-b_c", true), ("a1", true), (String(repeating: "x", count: 64), true),
      ("", false), ("A", false), ("1a", false), ("-a", false), ("a-", false), ("a--b", false), ("a-_b", false),
      ("a.b", false),
      (String(repeating: "x", count: 65), false), ("a b", false),
    ])
  func queues(_ text: String, _ isValid: Bool) {
    #expect((failure { () throws(ModelError) in try QueueName(text) } == nil) == isValid)
  }

  @Test("an intent's own queue is its domain")
  func ownQueue() throws {
    let name = QueueName(domainOf: "class_room.exec.open")
    #expect(name.text == "class_room")
    #expect(try QueueName(name.text) == name)
  }

  @Test(
    "what a uid may be",
    arguments: [
      ("019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b", true), ("019AA3C5-8d23-7b4e-9f00-3f1c2d4e5a6b", false),
      ("019aa3c5-8d23-4b4e-9f00-3f1c2d4e5a6b", false), ("019aa3c5-8d23-7b4e-cf00-3f1c2d4e5a6b", false),
      ("019aa3c58d237b4e9f003f1c2d4e5a6b", false), ("019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6", false),
      ("019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6g", false), ("019aa3c508d23-7b4e-9f00-3f1c2d4e5a6b", false), ("", false),
    ])
  func uids(_ text: String, _ isValid: Bool) {
    #expect((failure { () throws(ModelError) in try JobUID(text) } == nil) == isValid)
  }

  @Test(
    "a dropped file's name leads the id it is given, if it can",
    arguments: [
      ("late.json", "late-\(uid)"), ("a.b.json", "a.b-\(uid)"), ("x", "x-\(uid)"), ("지각.json", "\(uid)"),
      (".json", "\(uid)"),
      ("-x.json", "\(uid)"), ("a b.json", "\(uid)"), ("", "\(uid)"),
      (String(repeating: "n", count: 91) + ".json", String(repeating: "n", count: 91) + "-\(uid)"),
      (String(repeating: "n", count: 92) + ".json", "\(uid)"),
    ])
  func fromFile(_ name: String, _ expected: String) throws {
    let id = JobID.make(fromFile: name, uid: Self.uid)
    #expect(id.text == expected)
    #expect(try JobID(id.text) == id)
  }

  @Test("are strings on the wire")
  func coding() throws {
    struct Ids: Codable, Equatable {
      var jobID: JobID
      var tenantID: TenantID?
      var queue: QueueName
    }
    let json = try JSONText(validating: #"{"job_id":"a.1","tenant_id":"t","queue":"q"}"#)
    let ids = try JSONCoding.decode(Ids.self, from: json)
    #expect(
      ids == Ids(jobID: try JobID("a.1" + ""), tenantID: TenantID(unchecked: "t"), queue: QueueName(unchecked: "q")))
    #expect(try JSONCoding.encode(ids) == json)
    let wrong = try JSONText(validating: #"{"job_id":"a/1","queue":"q"}"#)
    let error = #expect(throws: JSONError.self) { try JSONCoding.decode(Ids.self, from: wrong) }
    #expect(error?.description.hasPrefix(#"line 1, column 11: job_id: "a/1" is no job id"#) == true)
  }
}
