// Handlers that answer in each of the ways there are.
import IntentKit

struct Oops: Error, CustomStringConvertible {
  var description: String { "the printer is on fire" }
}

struct Throws: IntentHandler {
  static let intent: IntentKey = "fixture.exec.throws"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> { throw Oops() }
}

struct Permanent: IntentHandler {
  static let intent: IntentKey = "fixture.exec.permanent"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    throw IntentError.permanent("the account is closed")
  }
}

struct InvalidParams: IntentHandler {
  static let intent: IntentKey = "fixture.exec.invalid_params"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    throw IntentError.invalidParams("there is no such student", field: "student_id")
  }
}

struct RetryLater: IntentHandler {
  static let intent: IntentKey = "fixture.exec.retry_later"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    throw IntentError(
      .handlerError, "the bank is closed", retryAfterMilliseconds: 1500, details: .init(unchecked: Array("[1]".utf8)))
  }
}

struct Snooze: IntentHandler {
  static let intent: IntentKey = "fixture.exec.snooze"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> { .snooze(for: .seconds(2)) }
}

struct RateLimited: IntentHandler {
  static let intent: IntentKey = "fixture.exec.rate_limited"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> {
    throw IntentError.rateLimited(after: .milliseconds(250), "twenty a minute")
  }
}

struct NoNeed: IntentHandler {
  static let intent: IntentKey = "fixture.exec.no_need"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> { .cancelled("it rains") }
}

struct Nothing: IntentHandler {
  static let intent: IntentKey = "fixture.exec.nothing"
  func execute(_ params: JSONText, context: Context) async throws -> Outcome<NoReport> { .completed }
}
