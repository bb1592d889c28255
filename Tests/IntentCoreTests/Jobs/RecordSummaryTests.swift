import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("The summary of a record")
struct RecordSummaryTests {
  private func summary(_ text: String, _ state: JobState) -> RecordSummary {
    RecordSummary(
      ListedJob(
        id: JobID(unchecked: "from-name"), state: state, location: "x", bytes: Array(text.utf8),
        modifiedAt: Fixture.now))
  }

  @Test("counts that somebody wrote are added up as far as they go", arguments: [Int.max, Int.min])
  func largeCounts(count: Int) {
    for members in [#""attempts":[{}],"attempts_omitted":\#(count)"#, #""attempts_omitted":\#(count),"attempts":[{}]"#]
    {
      #expect(summary("{\(members)}", .failed).attempts == (count == .max ? .max : .min + 1))
    }
  }

  @Test("what the runtime wrote is read back")
  func record() throws {
    var job = try Fixture.read(
      Fixture.drop(#""id":"x""#, #""tenant_id":"t""#, #""priority":8"#, #""run_at":"2026-11-25T00:00:00Z""#),
      fileName: "late.json")
    job.past.executedAt = .at(1)
    job.past.attempts = [.emptyObject, .emptyObject]
    job.past.attemptsOmitted = 5
    job.past.retryCount = 1
    let held = Transition.hold(
      Fixture.claim(job), because: IntentError(.loadFailed, "libX.so: not found"), now: .at(2))
    let summary = summary(held.text, .held)
    #expect(summary.id == "x")
    #expect(summary.uid == Fixture.uid.text)
    #expect(summary.key == Fixture.key.text)
    #expect(summary.state == .held)
    #expect(summary.tenant == "t")
    #expect(summary.priority == 8)
    #expect(summary.retryCount == 1)
    #expect(summary.attempts == 7)
    #expect(summary.createdAt == Fixture.now)
    #expect(summary.executedAt == .at(1))
    #expect(summary.completedAt == nil)
    #expect(summary.submittedAs == "late.json")
    #expect(summary.errorMessage == "libX.so: not found")
    #expect(summary.errorKind == "load_failed")
    #expect(summary.held == HeldReason(kind: .loadFailed, message: "libX.so: not found", since: .at(2)))
  }

  @Test("a file that is no JSON is listed under its name", arguments: ["", "{", "[]", "nonsense"])
  func damaged(text: String) {
    let summary = summary(text, .rejected)
    #expect(summary.id == "from-name")
    #expect(summary.key == nil)
    #expect(summary.state == .rejected)
  }

  @Test("members of the wrong kind count as absent")
  func wrongKinds() {
    let summary = summary(#"{"id":1,"intent_key":[],"priority":"x","created_at":7,"retry_count":null}"#, .failed)
    #expect(summary.id == "from-name")
    #expect(summary.key == nil)
    #expect(summary.priority == 5)
    #expect(summary.createdAt == nil)
    #expect(summary.retryCount == 0)
  }

  @Test("an old record in pending/ does not speak of its former life")
  func drop() {
    let text = #"{"intent_key":"a.exec.b","retry_count":3,"error_message":"old","run_at":"2026-11-25T00:00:00Z"}"#
    let waiting = summary(text, .pending)
    #expect(waiting.retryCount == 0)
    #expect(waiting.errorMessage == nil)
    #expect(waiting.dueAt?.rfc3339 == "2026-11-25T00:00:00.000Z")
    let ended = summary(text, .failed)
    #expect(ended.retryCount == 3)
    #expect(ended.dueAt == nil)
  }
}
