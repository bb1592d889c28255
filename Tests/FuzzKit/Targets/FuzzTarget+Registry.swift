import RandomTesting
import IntentCore
import IntentJSON
import IntentModel

extension FuzzTarget {
  /// `registry.json`: everything that is wrong with it is told at once, and what is taken keeps its bounds.
  static let registry = FuzzTarget(name: "registry") { random in
    var bytes = Array(Self.registryText(&random).utf8)
    Mutator.damage(&bytes, &random, tokens: Mutator.jsonTokens + Self.policies.map { $0 + "," })
    return bytes
  } check: { bytes in
    let registry: Registry
    do throws(RegistryError) { registry = try Registry(bytes) } catch {
      try require(!error.problems.isEmpty, "refused without a problem")
      for problem in error.problems { try require(!problem.message.isEmpty, "a problem without a message") }
      return .refused
    }
    for key in registry.keys {
      guard let entry = registry[key] else { throw FuzzFinding("\(key) is listed and not there") }
      let policy = entry.policy
      try require((0...100).contains(policy.maxRetries), "max_retries \(policy.maxRetries)")
      try require(policy.timeout.map { $0.milliseconds > 0 } ?? true, "a timeout of nothing")
      try require(policy.concurrency.map { $0 > 0 } ?? true, "a concurrency of nothing")
      var random = SeededGenerator(seed: 1)
      for retry in [1, 2, 100] {
        let delay = policy.backoff.delay(retry: retry, random: &random)
        try require(delay >= 0, "a backoff of \(delay) ms")
      }
      _ = registry.nearest(to: key)
    }
    return .accepted
  }

  private static func registryText(_ random: inout SeededGenerator) -> String {
    var intents: [String] = []
    for index in 0..<random.below(4) {
      let handler = random.pick([#""library": "CheckIn""#, #""exec": ["python3", "h.py"]"#])
      var members = [handler]
      for policy in policies where random.oneIn(8) { members.append(policy) }
      intents.append(#""a.exec.b_\#(index)": {\#(members.joined(separator: ", "))}"#)
    }
    var sections = [#""version": 1"#, #""intents": {\#(intents.joined(separator: ",\n"))}"#]
    if random.oneIn(2) { sections.append(#""defaults": {\#(random.pick(policies))}"#) }
    if random.oneIn(3) { sections.append(#""queues": {"a": {"concurrency": 4, "rate": "1/s"}}"#) }
    if random.oneIn(3) { sections.append(#""services": {"store": \#(JSONGrammar.object(&random))}"#) }
    return "{" + sections.joined(separator: ",\n") + "}"
  }

  private static let policies = [
    #""timeout": "30s""#, #""timeout": null"#, #""max_retries": 100"#, #""concurrency": 2"#, #""rate": "20/s""#,
    #""rate": {"limit": 1, "per": "1d"}"#, #""backoff": {"kind": "fixed", "base": "30s"}"#, #""approval": true"#,
    #""approval": {"required": true, "expires_after": "3d"}"#,
    #""backoff": {"kind": "exponential", "base": "1ms", "factor": 1000, "max": "9999999d", "jitter": 1}"#,
    #""redact": ["phone", "guardian.phone", "a[].b"]"#, #""enabled": false"#, #""queue": "slow""#, #""timeout": 1.5"#,
    #""description": "지각""#,
    #""sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""#,
  ]
}
