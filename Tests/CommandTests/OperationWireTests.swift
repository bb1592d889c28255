import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime
import Testing

/// What commands and dispatchers say to each other.
@Suite struct OperationWireTests {
  @Test(arguments: [
    OperationRequest.cancel(["a", "지각"], reason: "a mistake"), .cancel([], reason: nil), .retry(["a"]),
    .approve(["a"], by: "kim", note: nil), .reject(["a", "b"], by: "지민", note: "no\nmore"),
    .release(["a"], reasons: [.unknownIntent, .loadFailed]),
    .purge([.completed, .failed], before: Timestamp(milliseconds: 1_763_683_200_123)),
    .pause(QueueName(unchecked: "billing")), .resume(QueueName(unchecked: "billing")),
  ]) func requestsComeBackAsTheyWere(_ request: OperationRequest) throws {
    #expect(try OperationRequest(request.text) == request)
  }

  @Test func repliesComeBackAsTheyWere() throws {
    var reply = OperationReply()
    reply.results = [
      OperationResult(id: "a", .done, state: .cancelled, "cancelled"), OperationResult(id: "b", .notFound, "no \"b\""),
    ]
    reply.purged = 7
    reply.paused = [QueueName(unchecked: "billing")]
    #expect(try OperationReply(reply.text) == reply)
    let failed = OperationReply(error: .init(kind: "storage", message: "the disk is full"))
    #expect(try OperationReply(failed.text) == failed)
  }

  @Test(arguments: [
    ("{}", "operation"), (#"{"operation": "cancel"}"#, "ids is missing"), ("[]", "does not read"),
    (#"{"operation": "explode"}"#, "no operation of this version"),
    (#"{"operation": "pause", "queue": "A B"}"#, "queue"),
    (#"{"operation": "approve", "ids": []}"#, "by is missing"),
    (#"{"operation": "reject", "by": "kim"}"#, "ids is missing"),
    (#"{"operation": "reject", "ids": ["a"], "by": ""}"#, "by: expected who decides"),
    (#"{"operation": "approve", "ids": ["a"], "by": "kim", "note": 7}"#, "note"),
  ]) func whatDoesNotReadIsTold(_ text: String, _ says: String) throws {
    let error = try #require(throws: IntentError.self) { try OperationRequest(try JSONText(validating: text)) }
    #expect(error.kind == .invalidRequest)
    #expect(error.message.contains(says), "\(error.message)")
  }
}
