import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("Resuming the runtime's own file")
struct JobResumeTests {
  @Test(
    "a count that cannot be counted on from is none of the runtime's own",
    arguments: ["retry_count", "attempts_omitted", "interruptions", "rate_limit_waits"])
  func largeCounts(name: String) {
    let file = Fixture.drop(#""id":"x""#, #""uid":"\#(Fixture.uid)""#, #""\#(name)":9223372036854775807"#)
    #expect(throws: JobError.self) { _ = try Fixture.resume(file) }
  }

  @Test("the past is taken as written; what spoke of the state it leaves is not")
  func past() throws {
    let file = Fixture.drop(
      #""id":"x""#, #""created_at":"2026-11-20T00:00:00Z""#, #""uid":"\#(Fixture.uid)""#, #""status":"held""#,
      #""retry_count":1"#, #""executed_at":"2026-11-20T00:00:01.000Z""#, #""error_message":"e""#,
      #""submitted_as":"a.json""#, #""attempts":[{"a": 1.10}]"#, #""held":{"kind":"disabled"}"#)
    let job = try Fixture.resume(file)
    #expect(job.uid == Fixture.uid)
    #expect(job.submittedAs == "a.json")
    #expect(job.past.retryCount == 1)
    #expect(job.past.executedAt?.rfc3339 == "2026-11-20T00:00:01.000Z")
    #expect(job.past.attempts.map(\.text) == [#"{"a": 1.10}"#])
    #expect(job.past.nextAttempt == 2)
    #expect(job.past.history == nil)
    #expect(job.text.text == Fixture.drop(#""id":"x""#, #""created_at":"2026-11-20T00:00:00Z""#))
  }

  @Test(
    "a file that is none of the runtime's own says so",
    arguments: [
      (
        Fixture.drop(#""id":"x""#), "uid",
        "uid is missing: the file was not written by the runtime; put it into pending/ to make it a job"
      ),
      (
        Fixture.drop(#""uid":"\#(Fixture.uid)""#), "id",
        "id is missing, which the runtime writes into each of its files"
      ),
      (
        Fixture.drop(#""id":"x""#, #""uid":"17""#), "uid",
        #"uid: the string "17" is nothing the runtime writes: put the file into pending/ to start the job afresh"#
      ),
      (
        Fixture.drop(#""id":"x""#, #""uid":"\#(Fixture.uid)""#, #""retry_count":-1"#), "retry_count",
        "retry_count: the number -1 is nothing the runtime writes: put the file into pending/ to start the job afresh"
      ),
      (
        Fixture.drop(#""id":"x""#, #""uid":"\#(Fixture.uid)""#, #""due_at":"soon""#), "due_at",
        #"due_at: the string "soon" is nothing the runtime writes: put the file into pending/ to start the job afresh"#
      ),
    ])
  func damaged(file: String, field: String, message: String) {
    let error = #expect(throws: JobError.self) { try Fixture.resume(file) }
    #expect(error?.field == field)
    #expect(error?.message == message)
  }

  @Test("a person's mistake in the job's own members is told as in a drop")
  func edited() {
    let error = #expect(throws: JobError.self) {
      try Fixture.resume(Fixture.drop(#""id":"x""#, #""uid":"\#(Fixture.uid)""#, #""priority":"high""#))
    }
    #expect(error?.field == "priority")
  }

  @Test("the time that was decided goes before run_at")
  func dueAt() throws {
    let file = Fixture.drop(
      #""id":"x""#, #""uid":"\#(Fixture.uid)""#, #""run_at":"2026-11-25T00:00:00Z""#,
      #""due_at":"2026-11-21T00:00:05.000Z""#)
    #expect(try Fixture.resume(file).dueAt == .at(5))
  }
}
