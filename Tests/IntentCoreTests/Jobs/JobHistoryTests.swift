import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("An old record that is dropped again")
struct JobHistoryTests {
  static let record = Fixture.drop(
    #""id":"late-7""#, #""trace":1.10"#, #""uid":"019aa3c5-8d23-7b4e-9f00-000000000002""#, #""status":"failed""#,
    #""retry_count":3"#, #""completed_at":"2026-11-20T00:00:00.000Z""#, #""attempts":[{"outcome":"retry"}]"#,
    #""approvals":[{"by":"kim"}]"#, #""held":null"#)

  @Test("starts a new life under its own id")
  func newLife() throws {
    let job = try Fixture.read(Self.record, fileName: "late-7.json")
    #expect(job.id.text == "late-7")
    #expect(job.uid == Fixture.uid)
    #expect(job.past.retryCount == 0)
    #expect(job.past.attempts.isEmpty)
    #expect(job.past.approvals.isEmpty, "it approves nothing")
    #expect(job.text.text == Fixture.drop(#""id":"late-7""#, #""trace":1.10"#))
  }

  @Test("keeps what the runtime wrote, byte for byte, as one life")
  func oneLife() throws {
    let job = try Fixture.read(Self.record)
    #expect(
      job.past.history?.text
        == #"[{"uid":"019aa3c5-8d23-7b4e-9f00-000000000002","status":"failed","retry_count":3,"#
        + #""completed_at":"2026-11-20T00:00:00.000Z","attempts":[{"outcome":"retry"}],"approvals":[{"by":"kim"}],"#
        + #""held":null}]"#)
  }

  @Test("keeps the lives before it, oldest first")
  func manyLives() throws {
    let job = try Fixture.read(Fixture.drop(#""status":"failed""#, #""history":[{"status":"a"},{"status":"b"}]"#))
    #expect(job.past.history?.text == #"[{"status":"a"},{"status":"b"},{"status":"failed"}]"#)
  }

  @Test("a history that is none is kept as a part of the last life")
  func oddHistory() throws {
    let job = try Fixture.read(Fixture.drop(#""history":"long ago""#))
    #expect(job.past.history?.text == #"[{"history":"long ago"}]"#)
    #expect(try Fixture.read(Fixture.drop(#""history":[]"#)).past.history == nil)
  }

  @Test("every member that the runtime owns goes there, and no other", arguments: JobMembers.runtimeOwned)
  func everyOwned(name: String) throws {
    let job = try Fixture.read(Fixture.drop(#""\#(name)":[{}]"#, #""trace":1"#))
    #expect(job.text.text == Fixture.drop(#""trace":1"#))
    #expect(job.past.history != nil)
  }

  @Test("goes round through a record")
  func roundTrip() throws {
    let job = try Fixture.read(Fixture.drop(#""status":"failed""#))
    let failed = Transition.cancel(Fixture.claim(job), because: IntentError(.cancelled, "no"), now: Fixture.now)
    let again = try JobReader.read(drop: failed.record, fileName: "x.json", uid: Fixture.otherUID, now: .at(60))
    #expect(again.id == job.id)
    #expect(again.createdAt == job.createdAt)
    #expect(
      again.past.history?.text.hasPrefix(#"[{"status":"failed"},{"uid":"\#(Fixture.uid)","status":"cancelled""#) == true
    )
    #expect(again.past.retryCount == 0)
  }

  @Test("whose parameters were redacted is refused until they are put back")
  func redacted() throws {
    let drop = { (phone: String) in
      #"{"intent_key":"a.exec.b","intent_params":{"students":[{"phone":"\#(phone)"}]},"redacted":["students.phone"]}"#
    }
    let error = #expect(throws: JobError.self) { try Fixture.read(drop("[redacted]"), fileName: "x.json") }
    #expect(error?.code == .redacted)
    #expect(error?.field == "intent_params.students.phone")
    #expect(
      error?.message == "x.json: intent_params.students.phone: was redacted when the record was written, so the job "
        + "cannot run again as it is: put the value back")
    #expect(try Fixture.read(drop("010-1234")).past.history?.text == #"[{"redacted":["students.phone"]}]"#)
  }
}
