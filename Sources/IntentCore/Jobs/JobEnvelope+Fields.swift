import IntentJSON
import IntentModel

// The members that people write, each checked. An error says the field, what was expected, what was found.
extension JobEnvelope {
  var id: JobID? {
    get throws(JobError) {
      guard let value = members.id else { return nil }
      guard let text = value.string, let id = try? JobID(text) else {
        throw invalid(
          .id, value,
          "1 to 128 of the characters A-Z a-z 0-9 . _ - with a letter or digit first, because it becomes a file's name")
      }
      return id
    }
  }

  var key: IntentKey {
    get throws(JobError) {
      guard let value = members.intentKey else {
        throw missing(.intentKey, "name the intent to execute, as in \"attendance.exec.check_in\"")
      }
      guard let text = value.string else {
        throw invalid(.intentKey, value, "a string such as \"attendance.exec.check_in\"")
      }
      do {
        return try IntentKey(text)
      } catch {
        throw JobError(.invalidField, field: "intent_key", "intent_key: \(error)")
      }
    }
  }

  var params: JSONText {
    get throws(JobError) {
      guard let value = members.intentParams else {
        throw missing(.intentParams, "give an object, {} for an intent without parameters")
      }
      guard value.kind == .object else {
        throw invalid(.intentParams, value, "an object, {} for an intent without parameters")
      }
      return value
    }
  }

  var tenant: TenantID? {
    get throws(JobError) {
      guard let value = members.tenantID else { return nil }
      guard let text = value.string else { throw invalid(.tenantID, value, "a string") }
      do {
        return try TenantID(text)
      } catch {
        throw JobError(.invalidField, field: "tenant_id", "tenant_id: \(error)")
      }
    }
  }

  var priority: Int {
    get throws(JobError) {
      try integer(members.priority, .priority, in: 0...9, "an integer from 0 to 9, 9 for the most urgent") ?? 5
    }
  }

  var maxRetries: Int? {
    get throws(JobError) {
      try integer(
        members.maxRetries, .maxRetries, in: 0...100, "an integer from 0 (one attempt, no retry) to 100")
    }
  }

  var uniqueKey: String? {
    get throws(JobError) {
      guard let value = members.uniqueKey else { return nil }
      guard let text = value.string, (1...256).contains(text.utf8.count) else {
        throw invalid(.uniqueKey, value, "a string of 1 to 256 bytes")
      }
      return text
    }
  }

  var batch: BatchSpec? {
    get throws(JobError) {
      guard let value = members.batch else { return nil }
      do throws(BatchSpecError) { return try BatchSpec(value) } catch {
        throw JobError(.invalidField, field: error.field, "\(error.field): \(error.message)")
      }
    }
  }

  var requestedBy: String? {
    get throws(JobError) { try words(members.requestedBy, .requestedBy, atMost: 256, "who asks for the job") }
  }

  var reason: String? {
    get throws(JobError) { try words(members.reason, .reason, atMost: 4096, "what the job is asked for") }
  }

  func time(_ value: JSONText?, _ member: JobMember) throws(JobError) -> Timestamp? {
    guard let value else { return nil }
    guard let text = value.string, let time = try? Timestamp(rfc3339: text) else {
      throw invalid(member, value, "an RFC 3339 time such as \"2026-11-21T09:00:00.000Z\"")
    }
    return time
  }

  private func words(
    _ value: JSONText?, _ member: JobMember, atMost limit: Int, _ what: String
  ) throws(JobError) -> String? {
    guard let value else { return nil }
    guard let text = value.string, (1...limit).contains(text.utf8.count) else {
      throw invalid(member, value, "\(what), in a string of 1 to \(limit) bytes")
    }
    return text
  }

  /// Refuses what the runtime itself could not make a whole job of; see ``ChainSubmission``.
  func rejectRefused() throws(JobError) {
    guard let reason = owned.first(where: { $0.member == .refused })?.written.value.string else { return }
    throw JobError(
      .refused, field: JobMember.refused.rawValue,
      "refused: \(reason); when that is mended, remove \"refused\" from the file")
  }

  /// Refuses an old record whose parameters still read "[redacted]": running it with these would do harm.
  func rejectRedacted() throws(JobError) {
    let names = owned.first { $0.member == .redacted }?.written.value
    try members.chain.rejectRedacted(owned.first { $0.member == .redactedChains }?.written.value)
    guard let names else { return }
    let paths = names.elements.compactMap { $0.string.flatMap(ParameterPath.init) }
    guard let path = paths.first(where: { $0.isRedacted(in: members.intentParams ?? .null) }) else { return }
    let field = "intent_params.\(path)"
    throw JobError(
      .redacted, field: field,
      "\(field): was redacted when the record was written, so the job cannot run again as it is: put the value back")
  }

  private func integer(
    _ value: JSONText?, _ member: JobMember, in range: ClosedRange<Int>, _ expected: String
  ) throws(JobError) -> Int? {
    guard let value else { return nil }
    guard let number = value.integer(as: Int.self), range.contains(number) else {
      throw invalid(member, value, expected)
    }
    return number
  }

  private func invalid(_ member: JobMember, _ value: JSONText, _ expected: String) -> JobError {
    let field = member.rawValue
    return JobError(.invalidField, field: field, "\(field): expected \(expected), found \(value.found)")
  }

  private func missing(_ member: JobMember, _ advice: String) -> JobError {
    let field = member.rawValue
    let others = object.members.map(\.name).filter { JobMember(rawValue: $0) == nil }
    let hint = Nearest.name(to: field, among: others).map { " (\"\($0)\" is there: is it meant?)" } ?? ""
    return JobError(.missingField, field: field, "\(field) is missing\(hint): \(advice)")
  }
}
