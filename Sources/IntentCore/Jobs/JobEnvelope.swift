import IntentJSON
import IntentModel

/// A job's members, found in one pass and not interpreted yet.
struct JobEnvelope {
  /// The whole object.
  let object: JSONText
  private(set) var members = Given()
  /// The members that only the runtime writes, in order.
  private(set) var owned: [(member: JobMember, written: JSONMember)] = []
  /// Whether `id` or `created_at` is there and `null`, so that it has to go before a real one is added.
  private var hasEmptyIdentity = false

  /// What whoever wrote the job gave; nil for what is absent or `null`.
  struct Given {
    var id: JSONText?
    var intentKey: JSONText?
    var intentParams: JSONText?
    var tenantID: JSONText?
    var priority: JSONText?
    var maxRetries: JSONText?
    var runAt: JSONText?
    var expiresAt: JSONText?
    var uniqueKey: JSONText?
    var createdAt: JSONText?
    var batch: JSONText?
    var requestedBy: JSONText?
    var reason: JSONText?
    var chain = JobChain()
  }

  init(_ bytes: ArraySlice<UInt8>, limits: JSONLimits) throws(JobError) {
    let object: JSONText
    do {
      object = try JSONText(validating: bytes, limits: limits)
    } catch {
      throw JobError(
        .notJSON, field: error.path, "not valid JSON: \(error)",
        isIncomplete: error.code == .truncated || error.code == .empty)
    }
    try self.init(object)
  }

  /// A job that is part of a text which was checked.
  init(_ object: JSONText) throws(JobError) {
    self.object = object
    guard object.kind == .object else {
      throw JobError(
        .notAnObject,
        "expected a job, which is an object with intent_key and intent_params, found \(object.found)")
    }
    for member in object.members {
      guard let meaning = JobMember.of(member) else { continue }
      if meaning.isRuntimeOwned {
        owned.append((meaning, member))
      } else {
        take(meaning, member.value)
      }
    }
  }

  private mutating func take(_ meaning: JobMember, _ value: JSONText) {
    if value.isNull {
      hasEmptyIdentity = hasEmptyIdentity || meaning == .id || meaning == .createdAt
      // A null for what must be there is told apart from its absence.
      if meaning != .intentKey, meaning != .intentParams { return }
    }
    switch meaning {
    case .id: members.id = value
    case .intentKey: members.intentKey = value
    case .intentParams: members.intentParams = value
    case .tenantID: members.tenantID = value
    case .priority: members.priority = value
    case .maxRetries: members.maxRetries = value
    case .runAt: members.runAt = value
    case .expiresAt: members.expiresAt = value
    case .uniqueKey: members.uniqueKey = value
    case .createdAt: members.createdAt = value
    case .batch: members.batch = value
    case .requestedBy: members.requestedBy = value
    case .reason: members.reason = value
    case .onSuccess: members.chain.onSuccess = value
    case .onFailure: members.chain.onFailure = value
    case .onComplete: members.chain.onComplete = value
    default: break
    }
  }

  /// The members of the job's own. The bytes as they were given, if nothing has to go.
  private var ownText: JSONText {
    if owned.isEmpty, !hasEmptyIdentity { return object }
    var writer = JSONWriter(capacity: object.bytes.count)
    writer.beginObject()
    for member in object.members {
      let meaning = JobMember.of(member)
      if meaning?.isRuntimeOwned == true { continue }
      if meaning == .id || meaning == .createdAt, member.value.isNull { continue }
      writer.member(member)
    }
    writer.endObject()
    return writer.text
  }

  /// The job, with an empty past.
  ///
  /// - Parameters:
  ///   - inherited: Whose job it will be, if it does not say: that of the job whose chain it is in.
  ///   - depth: In how many chains it is.
  func job(
    id: JobID, uid: JobUID, now: Timestamp, inherited: TenantID? = nil, depth: Int = 0
  ) throws(JobError) -> Job {
    let job = Job(
      id: id, uid: uid, key: try key, params: try params, tenant: try tenant, priority: try priority,
      maxRetries: try maxRetries, runAt: try time(members.runAt, .runAt),
      expiresAt: try time(members.expiresAt, .expiresAt), uniqueKey: try uniqueKey,
      createdAt: try time(members.createdAt, .createdAt) ?? now, requestedBy: try requestedBy, reason: try reason,
      chain: members.chain, text: ownText, batch: try batch)
    try job.chain.check(tenant: job.tenant ?? inherited, depth: depth)
    return job
  }

  /// What an old record says of its former life: the lives before it, then this one; nil if there is nothing.
  var history: JSONText? {
    if owned.isEmpty { return nil }
    var writer = JSONWriter()
    var isEmpty = true
    writer.beginArray()
    var last: [JSONMember] = []
    for (member, written) in owned {
      if member == .history, written.value.kind == .array {
        for life in written.value.elements {
          writer.value(life)
          isEmpty = false
        }
      } else {
        last.append(written)
      }
    }
    if !last.isEmpty {
      writer.object { writer in
        for member in last { writer.member(member) }
      }
      isEmpty = false
    }
    writer.endArray()
    return isEmpty ? nil : writer.text
  }
}
