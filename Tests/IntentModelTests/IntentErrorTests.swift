import IntentJSON
import IntentModel
import Testing

@Suite("Errors that handlers report")
struct IntentErrorTests {
  @Test(
    "the kinds are these words",
    arguments: [
      (ErrorKind.invalidJob, "invalid_job"), (.duplicate, "duplicate"), (.unknownIntent, "unknown_intent"),
      (.loadFailed, "load_failed"), (.invalidParams, "invalid_params"), (.permanent, "permanent"),
      (.handlerError, "handler_error"), (.rateLimited, "rate_limited"), (.timeout, "timeout"), (.crash, "crash"),
      (.cancelled, "cancelled"), (.expired, "expired"), (.interrupted, "interrupted"),
    ])
  func kinds(_ kind: ErrorKind, _ word: String) throws {
    #expect(try JSONCoding.encode(kind).text == "\"\(word)\"")
    #expect(try JSONCoding.decode(ErrorKind.self, from: try JSONText(validating: "\"\(word)\"")) == kind)
  }

  @Test("an error on the wire")
  func coding() throws {
    var error = IntentError.invalidParams("is empty", field: "students[3].name")
    #expect(error.description == "invalid_params: students[3].name: is empty")
    error.details = try JSONText(validating: #"{ "n": 1.10 }"#)
    let text = #"{"kind":"invalid_params","message":"is empty","field":"students[3].name","details":{ "n": 1.10 }}"#
    #expect(try JSONCoding.encode(error).text == text)
    #expect(try JSONCoding.decode(from: try JSONText(validating: text)) == error)
  }

  @Test("the constructors")
  func constructors() throws {
    #expect(IntentError.permanent("no").kind == .permanent)
    #expect(IntentError.retry("again").kind == .handlerError)
    let limited = IntentError.rateLimited(after: .seconds(30), "slow down")
    #expect(limited == IntentError(.rateLimited, "slow down", retryAfterMilliseconds: 30_000))
    #expect(
      try JSONCoding.encode(limited).text
        == #"{"kind":"rate_limited","message":"slow down","retry_after_milliseconds":30000}"#)
    #expect(IntentError.rateLimited(after: .seconds(-1)).retryAfterMilliseconds == 0)
  }
}
