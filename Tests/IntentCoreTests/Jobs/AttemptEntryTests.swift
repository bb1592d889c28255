import IntentCore
import IntentJSON
import IntentModel
import Testing

@Suite("The entry of an attempt")
struct AttemptEntryTests {
  private func text(_ result: AttemptResult) -> String {
    var writer = JSONWriter()
    writer.value(AttemptEntry(result))
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  private static let times = #"{"started_at":"2026-11-21T00:00:00.000Z","ended_at":"2026-11-21T00:00:01.500Z""#
  private static let error = IntentError(.handlerError, "no")

  @Test(
    "each outcome has its word",
    arguments: [
      (AttemptResult.Outcome.completed(.null), #","outcome":"completed"}"#),
      (.snoozed(milliseconds: 5), #","outcome":"snoozed"}"#),
      (
        .retry(error, after: nil),
        #","outcome":"retry","error":{"kind":"handler_error","message":"no","retryable":true}}"#
      ),
      (
        .rateLimited(error, milliseconds: 5),
        #","outcome":"rate_limited","error":{"kind":"handler_error","message":"no","retryable":true}}"#
      ),
      (.failed(error), #","outcome":"failed","error":{"kind":"handler_error","message":"no","retryable":false}}"#),
      (
        .cancelled(error), #","outcome":"cancelled","error":{"kind":"handler_error","message":"no","retryable":false}}"#
      ),
      (.held(error), #","outcome":"held","error":{"kind":"handler_error","message":"no","retryable":true}}"#),
      (
        .interrupted(error),
        #","outcome":"interrupted","error":{"kind":"handler_error","message":"no","retryable":true}}"#
      ),
      (.suspected(error), #","outcome":"suspected","error":{"kind":"handler_error","message":"no","retryable":true}}"#),
    ])
  func outcomes(outcome: AttemptResult.Outcome, rest: String) {
    #expect(text(AttemptResult(outcome: outcome, startedAt: Fixture.now, elapsed: 1_500_999_999)) == Self.times + rest)
  }

  @Test("everything there is to say")
  func whole() {
    let error = IntentError(.invalidParams, "is empty", field: "students[3].name", details: JSONText("{\n\"n\": 1.10}"))
    let result = AttemptResult(
      outcome: .failed(error), startedAt: Fixture.now, elapsed: 1_500_000_000, worker: "4711", exitStatus: 65, signal: 9
    )
    #expect(
      text(result)
        == Self.times
        + #","worker":"4711","outcome":"failed","error":{"kind":"invalid_params","message":"is empty","#
        + #""field":"students[3].name","retryable":false,"details":{"n":1.10}},"exit_status":65,"signal":9}"#)
  }

  @Test("never ends before it started")
  func negative() {
    let entry = AttemptEntry(AttemptResult(outcome: .completed(.null), startedAt: Fixture.now, elapsed: -5_000_000_000))
    #expect(entry.endedAt == entry.startedAt)
  }

  @Test("a long message is cut between characters", arguments: ["a", "é", "각", "🙂"])
  func longMessage(character: String) throws {
    let message = String(repeating: character, count: AttemptEntry.messageLimit)
    let result = AttemptResult(outcome: .retry(.retry(message + "a"), after: nil), startedAt: Fixture.now)
    let kept = try #require(try JSONText(validating: text(result))["error"]?["message"]?.string)
    #expect(kept.utf8.count <= AttemptEntry.messageLimit)
    #expect(kept.utf8.count > AttemptEntry.messageLimit - 4)
    #expect(kept.hasSuffix("..."))
    #expect(message.hasPrefix(kept.dropLast(3)))
  }
}
