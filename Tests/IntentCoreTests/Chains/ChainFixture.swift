import IntentCore
import IntentJSON
import IntentModel
import RandomTesting

/// A job with a chain, and its end.
enum ChainFixture {
  static let result = JSONText(#"{"path":"/tmp/a.csv","rows":1.10,"files":[{"name":"x"},{"name":"y"}]}"#)

  /// What becomes of a job: `members` are those of the job beside the least.
  static func end(
    _ outcome: AttemptResult.Outcome, _ members: String..., redact: [String] = [], rules: [IntentKey: [String]] = [:],
    submitted: [NewJob] = []
  ) throws -> Transition {
    let job = try read(members)
    var policy = IntentPolicy.builtIn
    policy.maxRetries = 0
    policy.redact = redact.compactMap(ParameterPath.init)
    var random = SeededGenerator(seed: 1)
    return decide(
      AttemptResult(outcome: outcome, startedAt: .at(0), elapsed: 1_000_000_000, followUps: submitted),
      for: Fixture.claim(job), policy: policy, now: .at(1), random: &random
    ) { key in (rules[key] ?? []).compactMap(ParameterPath.init) }
  }

  static func read(_ members: [String]) throws -> Job {
    let hasParams = members.contains { $0.hasPrefix(#""intent_params""#) }
    let least = #""id":"parent","intent_key":"a.exec.b""#
    return try Fixture.read(
      "{" + ([least] + (hasParams ? [] : [#""intent_params":{}"#]) + members).joined(separator: ",") + "}")
  }
}

extension Transition {
  /// The jobs that follow, as JSON.
  var children: [JSONText] { followUps.map { JSONText(unchecked: Array($0.bytes.dropLast())) } }
}
