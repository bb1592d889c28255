import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("Reading a drop")
struct JobReaderTests {
  @Test("the least job takes the defaults")
  func least() throws {
    let job = try Fixture.read(Fixture.least)
    #expect(job.key == Fixture.key)
    #expect(job.uid == Fixture.uid)
    #expect(job.params.text == "{}")
    #expect(job.priority == 5)
    #expect(job.maxRetries == nil)
    #expect(job.tenant == nil)
    #expect(job.runAt == nil)
    #expect(job.expiresAt == nil)
    #expect(job.uniqueKey == nil)
    #expect(job.createdAt == Fixture.now)
    #expect(job.submittedAs == nil)
    #expect(job.past == JobPast())
    #expect(job.dueAt == nil)
  }

  @Test("every member is read")
  func whole() throws {
    let job = try Fixture.read(
      """
      {"id": "late-7", "intent_key": "attendance.exec.notify_guardians_late", "tenant_id": "academy-1", "priority": 9,
       "max_retries": 0, "run_at": "2026-11-22T00:00:00Z", "expires_at": "2026-11-23T09:00:00+09:00",
       "unique_key": "late/7", "created_at": "2026-11-20T12:00:00.5Z", "intent_params": {"student_id": "7"},
       "trace": "00-1"}
      """, fileName: "late.json")
    #expect(job.id.text == "late-7")
    #expect(job.tenant?.text == "academy-1")
    #expect(job.priority == 9)
    #expect(job.maxRetries == 0)
    #expect(job.runAt?.rfc3339 == "2026-11-22T00:00:00.000Z")
    #expect(job.dueAt == job.runAt)
    #expect(job.expiresAt?.rfc3339 == "2026-11-23T00:00:00.000Z")
    #expect(job.uniqueKey == "late/7")
    #expect(job.createdAt.rfc3339 == "2026-11-20T12:00:00.500Z")
    #expect(job.params.text == #"{"student_id": "7"}"#)
    #expect(job.submittedAs == "late.json")
  }

  @Test(
    "an id is made of the file's name and the uid where none is given",
    arguments: [
      ("late.json", "late-019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b"),
      ("지각.json", "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b"),
      (nil, "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b"),
    ])
  func madeID(fileName: String?, id: String) throws {
    let job = try Fixture.read(Fixture.least, fileName: fileName)
    #expect(job.id.text == id)
    #expect(job.submittedAs == fileName)
  }

  @Test("optional members that are null count as absent")
  func nulls() throws {
    let job = try Fixture.read(
      Fixture.drop(
        #""id":null"#, #""tenant_id":null"#, #""priority":null"#, #""max_retries":null"#, #""run_at":null"#,
        #""expires_at":null"#, #""unique_key":null"#, #""created_at":null"#))
    #expect(job.id.text == Fixture.uid.text)
    #expect(job.priority == 5)
    #expect(job.createdAt == Fixture.now)
    #expect(job.text["id"] == nil, "or the record would have two ids")
    #expect(job.text["created_at"] == nil)
    #expect(job.text["run_at"]?.isNull == true, "what does no harm stays")
  }

  @Test("unknown members and parameters stay byte for byte")
  func passThrough() throws {
    let drop =
      #"{ "x" : [1.10, 1e400,  "\u00e9"], "intent_key": "a.query.b", "intent_params": {"amount": 1.10, "b": 1, "a": 2} }"#
    let job = try Fixture.read(drop)
    #expect(job.text.text == drop)
    #expect(job.params.text == #"{"amount": 1.10, "b": 1, "a": 2}"#)
  }

  @Test("a name that is written with escapes is the same name")
  func escapedName() throws {
    let job = try Fixture.read(#"{"intent\u005fkey":"a.query.b","intent_params":{},"status":"failed"}"#)
    #expect(job.key == "a.query.b")
    #expect(job.text.text == #"{"intent\u005fkey":"a.query.b","intent_params":{}}"#)
  }

  @Test("a slice in the middle of a buffer is read where it is")
  func slice() throws {
    let bytes = Array("xx\(Fixture.least)yy".utf8)
    let job = try JobReader.read(
      drop: bytes.dropFirst(2).dropLast(2), fileName: nil, uid: Fixture.uid, now: Fixture.now)
    #expect(job.text.text == Fixture.least)
  }
}
