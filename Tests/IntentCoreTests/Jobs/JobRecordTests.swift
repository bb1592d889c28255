import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("Writing a record")
struct JobRecordTests {
  private func text(_ record: JobRecord) -> String { String(decoding: record.bytes, as: UTF8.self) }

  @Test("the job's members come first, in order and byte for byte; id and created_at are added")
  func least() throws {
    let job = try Fixture.read(
      #"{ "x": 1.10, "intent_params": {"b": 1.0,  "a": "\u00e9"}, "intent_key": "a.exec.b" }"#, fileName: "late.json")
    var record = JobRecord(job, state: .completed)
    record.completedAt = .at(2)
    record.result = JSONText(#"{"notified":[1.10]}"#)
    #expect(
      text(record)
        == #"{"id":"late-\#(Fixture.uid)","x":1.10,"intent_params":{"b": 1.0,  "a": "\u00e9"},"intent_key":"a.exec.b","#
        + #""created_at":"2026-11-21T00:00:00.000Z","uid":"\#(Fixture.uid)","status":"completed","retry_count":0,"#
        + #""executed_at":null,"completed_at":"2026-11-21T00:00:02.000Z","error_message":null,"#
        + #""result":{"notified":[1.10]},"submitted_as":"late.json","attempts":[]}"# + "\n")
  }

  @Test("an id and a created_at that are there stay where they are, in their own spelling")
  func givenIdentity() throws {
    let job = try Fixture.read(
      #"{"created_at":"2026-11-20T09:00:00+09:00","intent_key":"a.exec.b","id":"x","intent_params":{}}"#)
    #expect(
      text(JobRecord(job, state: .failed)).hasPrefix(
        #"{"created_at":"2026-11-20T09:00:00+09:00","intent_key":"a.exec.b","id":"x","intent_params":{},"uid":"#))
  }

  @Test("a whole past, with every member that the runtime writes")
  func wholePast() throws {
    var job = try Fixture.read(
      #"{"id":"x","intent_key":"a.exec.b","intent_params":{},"created_at":"2026-11-20T00:00:00Z"}"#)
    job.past.retryCount = 2
    job.past.executedAt = .at(-60)
    job.past.progress = JSONText(#"{"done":1}"#)
    job.past.attempts = [JSONText(#"{"outcome":"retry"}"#), JSONText(#"{"outcome":"interrupted"}"#)]
    job.past.attemptsOmitted = 3
    job.past.history = JSONText(#"[{"status":"failed"}]"#)
    job.past.approvals = [JSONText(#"{"by":"kim"}"#)]
    job.past.dueAt = .at(30)
    job.past.interruptions = 1
    job.past.isSuspect = true
    job.past.rateLimitWaits = 4
    var record = JobRecord(job, state: .delayed)
    record.error = IntentError(.handlerError, "no route")
    #expect(
      text(record)
        == #"{"id":"x","intent_key":"a.exec.b","intent_params":{},"created_at":"2026-11-20T00:00:00Z","#
        + #""uid":"\#(Fixture.uid)","status":"delayed","retry_count":2,"executed_at":"2026-11-20T23:59:00.000Z","#
        + #""completed_at":null,"error_message":"no route","error_kind":"handler_error","progress":{"done":1},"#
        + #""attempts":[{"outcome":"retry"},{"outcome":"interrupted"}],"attempts_omitted":3,"#
        + #""history":[{"status":"failed"}],"approvals":[{"by":"kim"}],"due_at":"2026-11-21T00:00:30.000Z","#
        + #""interruptions":1,"suspect":true,"rate_limit_waits":4}"# + "\n")
    let again = try JobReader.resume(record.bytes)
    #expect(again.past == job.past)
    #expect(again.text == job.text)
    #expect(again.dueAt == .at(30))
  }

  @Test("writing and resuming change nothing, however often")
  func fixedPoint() throws {
    let job = try Fixture.read(
      Fixture.drop(#""trace":[1.10, {"a": 1}]"#, #""run_at":"2026-11-22T00:00:00Z""#), fileName: "d.json")
    let first = JobRecord(job, state: .delayed).bytes
    let second = JobRecord(try JobReader.resume(first), state: .delayed).bytes
    #expect(first == second)
  }

  @Test("is one line, unless the job's own values were laid out over several")
  func lines() throws {
    var job = try Fixture.read("{\n  \"intent_key\": \"a.exec.b\",\n  \"intent_params\": {\"a\": 1}\n}\n")
    job.past.progress = JSONText("{\n \"done\": 1.10\n}")
    var record = JobRecord(job, state: .completed)
    record.result = JSONText("[\n  1.10,\r\n  2\n]")
    #expect(record.bytes.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(text(record).contains(#""result":[1.10,2],"progress":{"done":1.10}"#))

    let laidOut = try Fixture.read("{\"intent_key\": \"a.exec.b\", \"intent_params\": {\n  \"a\": 1\n}}")
    #expect(text(JobRecord(laidOut, state: .completed)).contains("\"intent_params\":{\n  \"a\": 1\n}"))
  }

  @Test("the error names its field once")
  func errorField() throws {
    var record = JobRecord(try Fixture.read(Fixture.least), state: .failed)
    record.error = .invalidParams("is empty", field: "students[3].name")
    #expect(text(record).contains(#""error_message":"students[3].name: is empty","error_kind":"invalid_params""#))
    record.error = .invalidParams("students[3].name is empty", field: "students[3].name")
    #expect(text(record).contains(#""error_message":"students[3].name is empty""#))
  }

  @Test("parameters are redacted in terminal states only, and the record says which")
  func redaction() throws {
    let job = try Fixture.read(
      #"{"intent_key":"a.exec.b","intent_params":{"phone": "010", "n": 1.10, "to":[{"phone":7},{"name":"x"},3]},"phone":"kept"}"#
    )
    var record = JobRecord(job, state: .failed)
    record.redact = ["phone", "to[].phone", "absent", "n.deeper"].compactMap(ParameterPath.init)
    #expect(
      text(record).contains(
        #""intent_params":{"phone":"[redacted]","n":1.10,"to":[{"phone":"[redacted]"},{"name":"x"},3]},"phone":"kept""#)
    )
    #expect(text(record).hasSuffix(#""redacted":["phone","to.phone"]}"# + "\n"))
    record.state = .delayed
    #expect(text(record).contains(#""intent_params":{"phone": "010", "n": 1.10, "to":[{"phone":7},{"name":"x"},3]}"#))
    #expect(!text(record).contains("redacted"))
  }

  @Test("nothing to redact leaves the parameters' bytes alone")
  func nothingToRedact() throws {
    let job = try Fixture.read(#"{"intent_key":"a.exec.b","intent_params":{ "n" : 1 }}"#)
    var record = JobRecord(job, state: .completed)
    record.redact = [ParameterPath("phone")].compactMap { $0 }
    #expect(text(record).contains(#""intent_params":{ "n" : 1 },"#))
    #expect(!text(record).contains("redacted"))
  }

  @Test("a path needs a name in each of its parts", arguments: ["", ".", "a.", ".a", "a..b", "[]"])
  func badPath(path: String) {
    #expect(ParameterPath(path) == nil)
  }
}
