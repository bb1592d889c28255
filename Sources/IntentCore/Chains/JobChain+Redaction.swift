import IntentJSON
import IntentModel

// What a record of a job that ended keeps of the jobs in its chain: as little as their own records would.
extension JobChain {
  /// What is not to be kept, of the intents in the chain that have anything of the kind.
  func redaction(by rules: (IntentKey) -> [ParameterPath]) -> [IntentKey: [ParameterPath]] {
    var found: [IntentKey: [ParameterPath]] = [:]
    for (_, value) in members { Self.gather(value, rules, &found) }
    return found
  }

  private static func gather(
    _ value: JSONText, _ rules: (IntentKey) -> [ParameterPath], _ found: inout [IntentKey: [ParameterPath]]
  ) {
    for job in value.kind == .array ? Array(value.elements) : [value] {
      if let key = key(of: job) {
        let paths = rules(key)
        if !paths.isEmpty { found[key] = paths }
      }
      for member in job.members where isChain(member) { gather(member.value, rules, &found) }
    }
  }

  /// A member of a chain without the parameters that its jobs' own records would not keep.
  static func redacted(_ value: JSONText, _ rules: [IntentKey: [ParameterPath]]) -> JSONText {
    if rules.isEmpty { return value }
    var writer = JSONWriter(capacity: value.bytes.count)
    if value.kind == .array {
      writer.array { writer in
        for job in value.elements { writer.element(redacted(job, rules)) }
      }
      return writer.text
    }
    guard value.kind == .object else { return value }
    let paths = key(of: value).flatMap { rules[$0] } ?? []
    writer.object { writer in
      for member in value.members {
        writer.rawName(member.rawName)
        if isChain(member) {
          writer.value(redacted(member.value, rules))
        } else if member.isNamed(JobMember.intentParams.rawValue) {
          writer.value(ParameterPath.redact(member.value, paths))
        } else {
          writer.value(member.value)
        }
      }
    }
    return writer.text
  }

  private static func key(of job: JSONText) -> IntentKey? {
    job[JobMember.intentKey.rawValue]?.string.flatMap { try? IntentKey($0) }
  }

  /// Whether a member of a job is one of its chain.
  static func isChain(_ member: JSONMember) -> Bool {
    switch JobMember.of(member) {
    case .onSuccess, .onFailure, .onComplete: true
    default: false
    }
  }
}
