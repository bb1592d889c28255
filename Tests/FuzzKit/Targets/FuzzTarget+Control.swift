import RandomTesting
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

extension FuzzTarget {
  /// Requests of commands to the dispatcher, and its replies.
  static let control = FuzzTarget(name: "control") { random in
    var bytes = Array(random.pick(controls).utf8)
    if random.oneIn(3) { bytes = Array(JSONGrammar.object(&random).utf8) }
    Mutator.damage(&bytes, &random, tokens: Mutator.jsonTokens + [#""ids":["a"],"#, #""operation":"purge","#])
    return bytes
  } check: { bytes in
    guard let text = try? JSONText(validating: bytes, limits: JobReader.recordLimits) else { return .refused }
    if let reply = try? OperationReply(text) {
      try require(try OperationReply(reply.text) == reply, "a reply is another one when it is read back")
    }
    guard let request = try? OperationRequest(text) else { return .refused }
    try require(try OperationRequest(request.text) == request, "a request is another one when it is read back")
    return .accepted
  }

  private static let controls = [
    #"{"operation": "cancel", "ids": ["late-7", "지각"], "reason": "no"}"#, #"{"operation": "retry", "ids": []}"#,
    #"{"operation": "release", "ids": ["a"], "reasons": ["approval_required"]}"#,
    #"{"operation": "approve", "ids": ["a"], "by": "kim", "note": "yes"}"#,
    #"{"operation": "reject", "ids": ["a", "b"], "by": "kim"}"#,
    #"{"operation": "purge", "states": ["failed", "completed"], "before": "2026-11-21T00:00:00.000Z"}"#,
    #"{"operation": "pause", "queue": "billing"}"#, #"{"operation": "resume", "queue": "billing"}"#,
    #"{"results": [{"id": "a", "outcome": "done", "state": "failed", "message": "m"}], "purged": 7, "paused": ["a"]}"#,
    #"{"error": {"kind": "storage", "message": "m"}}"#,
  ]
}
