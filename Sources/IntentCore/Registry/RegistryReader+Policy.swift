import IntentJSON
import IntentModel

extension RegistryReader {
  static let policyMembers = [
    "queue", "timeout", "max_retries", "backoff", "concurrency", "rate", "approval", "redact", "enabled",
  ]

  /// A policy: what the members say, else the policy below. `null` lifts a bound that the policy below sets.
  mutating func policy(_ members: RegistryMembers, over base: IntentPolicy) -> IntentPolicy {
    var policy = base
    policy.queue = queueName(members) ?? base.queue
    policy.timeout = timeout(members, over: base.timeout)
    policy.maxRetries =
      integer(members, "max_retries", in: 0...100, "an integer from 0 (one attempt, no retry) to 100")
      ?? base.maxRetries
    policy.backoff = backoff(members, over: base.backoff)
    policy.concurrency = concurrency(members, over: base.concurrency)
    policy.rate = rate(members, over: base.rate)
    policy.approval = approval(members, over: base.approval)
    policy.enabled = bool(members, "enabled") ?? base.enabled
    // What is not to be kept by default is not to be kept here either.
    policy.redact += redact(members).filter { !base.redact.contains($0) }
    return policy
  }

  mutating func concurrency(_ members: RegistryMembers, over base: Int?) -> Int? {
    if members["concurrency"]?.isNull == true { return nil }
    return integer(members, "concurrency", in: 1...1_000_000, "an integer of at least 1, or null for no bound") ?? base
  }

  /// `"10/s"`, or `{"limit": 10, "per": "1s"}`.
  mutating func rate(_ members: RegistryMembers, over base: RateLimit?) -> RateLimit? {
    guard let value = members["rate"] else { return base }
    let path = members.path("rate")
    switch value.kind {
    case .null: return nil
    case .string:
      if let rate = value.string.flatMap(RateLimit.init) { return rate }
      fail(
        path, value,
        expected: "a rate such as \"10/s\", \"600/m\" or \"100/15m\", with at most \(RateLimit.largestLimit) starts")
    case .object:
      guard let parts = self.members(value, path, known: ["limit", "per"]) else { return base }
      let limit = integer(
        parts, "limit", in: 1...RateLimit.largestLimit, "an integer from 1 to \(RateLimit.largestLimit)")
      let per = duration(parts, "per")
      for name in ["limit", "per"] where parts[name] == nil {
        fail(parts.path(name), value, "is missing: a rate is {\"limit\": 10, \"per\": \"1s\"}")
      }
      if let limit, let per { return RateLimit(limit: limit, per: per) }
    default: fail(path, value, expected: "a rate such as \"10/s\" or {\"limit\": 10, \"per\": \"1s\"}")
    }
    return base
  }

  private mutating func queueName(_ members: RegistryMembers) -> QueueName? {
    guard let value = members["queue"] else { return nil }
    guard let text = value.string else {
      fail(members.path("queue"), value, expected: "the name of a queue")
      return nil
    }
    do {
      return try QueueName(text)
    } catch {
      fail(members.path("queue"), value, error.message)
      return nil
    }
  }

  private mutating func timeout(_ members: RegistryMembers, over base: DurationText?) -> DurationText? {
    members["timeout"]?.isNull == true ? nil : duration(members, "timeout") ?? base
  }

  private mutating func backoff(_ members: RegistryMembers, over base: Backoff) -> Backoff {
    guard let value = members["backoff"],
      let parts = self.members(value, members.path("backoff"), known: ["kind", "base", "factor", "max", "jitter"])
    else { return base }
    var backoff = base
    if let kind = parts["kind"] {
      if let known = kind.string.flatMap(Backoff.Kind.init) {
        backoff.kind = known
      } else {
        fail(parts.path("kind"), kind, expected: "\"exponential\" or \"fixed\"")
      }
    }
    backoff.base = duration(parts, "base") ?? base.base
    backoff.max = duration(parts, "max") ?? base.max
    backoff.factor = number(parts, "factor", in: 1...1000, "a number from 1 to 1000") ?? base.factor
    backoff.jitter = number(parts, "jitter", in: 0...1, "a number from 0 to 1") ?? base.jitter
    if backoff.max.milliseconds < backoff.base.milliseconds {
      fail(parts.path, value, "its max (\(backoff.max)) is shorter than its base (\(backoff.base)): raise max")
    }
    return backoff
  }

  /// `true`, `false`, or `{"expires_after": "3d"}`.
  private mutating func approval(_ members: RegistryMembers, over base: ApprovalPolicy) -> ApprovalPolicy {
    guard let value = members["approval"] else { return base }
    var approval = base
    if let isRequired = value.bool {
      approval.isRequired = isRequired
    } else if value.kind == .object {
      guard let parts = self.members(value, members.path("approval"), known: ["required", "expires_after"]) else {
        return base
      }
      approval.isRequired = bool(parts, "required") ?? true
      let isUnbounded = parts["expires_after"]?.isNull == true
      approval.expiresAfter = isUnbounded ? nil : duration(parts, "expires_after") ?? base.expiresAfter
    } else {
      fail(members.path("approval"), value, expected: "true, false or an object such as {\"expires_after\": \"3d\"}")
    }
    return approval
  }

  private mutating func redact(_ members: RegistryMembers) -> [ParameterPath] {
    guard let value = members["redact"] else { return [] }
    let path = members.path("redact")
    guard value.kind == .array else {
      fail(path, value, expected: "an array of parameter names such as [\"phone\", \"guardian.phone\"]")
      return []
    }
    var paths: [ParameterPath] = []
    for (index, element) in value.elements.enumerated() {
      if let parameter = element.string.flatMap(ParameterPath.init) {
        paths.append(parameter)
      } else {
        fail("\(path)[\(index)]", element, expected: "the name of a parameter such as \"phone\" or \"guardian.phone\"")
      }
    }
    return paths
  }
}
