public import IntentJSON
public import IntentModel

/// A job that follows another one, checked: from its chain, or submitted by its handler.
public struct FollowUpJob: Sendable {
  /// The job as it was written.
  let text: JSONText
  /// Its id, if it gives one.
  public let id: JobID?
  /// Its intent.
  let key: IntentKey
  /// The parameters that it takes from its parent's record.
  let paramsFrom: ParamsFrom

  /// Members that are not taken over: they speak of the runtime's own doing.
  private static let own = ["parent", ParamsFrom.member, JobMember.refused.rawValue]

  /// Checks all that a drop is checked for, chains of its own too.
  ///
  /// - Parameters:
  ///   - text: The job.
  ///   - tenant: Whose job it is that it follows: it can be for nobody else.
  /// - Throws: ``JobError`` with the path of the member at fault.
  public init(_ text: JSONText, tenant: TenantID?) throws(JobError) {
    try self.init(text, tenant: tenant, mayTakeParams: false, depth: 0)
  }

  /// - Parameters:
  ///   - mayTakeParams: Whether it may name parameters that it takes from its parent's record.
  ///   - depth: In how many chains it is.
  init(_ text: JSONText, tenant: TenantID?, mayTakeParams: Bool, depth: Int) throws(JobError) {
    self.text = text
    paramsFrom = try mayTakeParams ? ParamsFrom(text) : ParamsFrom()
    // One that takes all its parameters has none of its own.
    let isBare = !paramsFrom.isEmpty && text[JobMember.intentParams.rawValue] == nil
    let whole =
      isBare
      ? text.rewritingObject(dropping: []) { $0.member(JobMember.intentParams.rawValue, JSONText.emptyObject) }
      : text
    let envelope = try JobEnvelope(whole)
    id = try envelope.id
    let job = try envelope.job(
      id: JobID(unchecked: ""), uid: JobUID(unchecked: ""), now: .epoch, inherited: tenant, depth: depth)
    key = job.key
    if let tenant, let own = job.tenant, own != tenant {
      throw JobError(
        .invalidField, field: "tenant_id", "tenant_id: a job of the tenant \(tenant) cannot submit one for \(own)")
    }
  }

  /// A job of a chain that was checked when its parent was read.
  init(checked text: JSONText) throws(JobError) {
    let envelope = try JobEnvelope(text)
    self.text = text
    (id, key, paramsFrom) = (try envelope.id, try envelope.key, try ParamsFrom(text))
  }

  /// The job as it is submitted, with what it takes over from the one before it: tenant, trace, and who asked for it,
  /// where it does not say itself; and `parent`, which names that one.
  ///
  /// - Parameters:
  ///   - id: Its id, where it gives none.
  ///   - params: Its parameters, where they are not those that it was written with.
  ///   - refusal: Why it is no job; it is submitted all the same, to be rejected with this reason.
  public func job(
    of parent: ParentJob, id made: JobID, params: JSONText? = nil, refusal: String? = nil
  ) -> NewJob {
    let id = id ?? made
    var writer = JSONWriter(capacity: text.bytes.count + 256)
    var given: Set<JobMember> = []
    var hasTrace = false
    writer.beginObject()
    for member in text.members where !Self.own.contains(where: member.isNamed) {
      let meaning = JobMember.of(member)
      // A null for what is taken over counts as absent.
      if let meaning, Self.inherited.contains(meaning) {
        if member.value.isNull { continue }
        given.insert(meaning)
      }
      if member.isNamed(Self.trace) { hasTrace = true }
      if meaning == .intentParams, params != nil { continue }
      writer.member(member)
    }
    writer.memberIfPresent(JobMember.intentParams.rawValue, params)
    if !given.contains(.id) { writer.member(JobMember.id.rawValue, id) }
    if !given.contains(.tenantID) { writer.memberIfPresent(JobMember.tenantID.rawValue, parent.tenant) }
    if !hasTrace { writer.memberIfPresent(Self.trace, parent.text[Self.trace]) }
    if !given.contains(.requestedBy), let person = parent.text[JobMember.requestedBy.rawValue], !person.isNull {
      writer.member(JobMember.requestedBy.rawValue, person)
    }
    writer.member("parent", parent)
    writer.memberIfPresent(JobMember.refused.rawValue, refusal)
    writer.endObject()
    return NewJob(id: id, bytes: writer.finish() + [UInt8(ascii: "\n")])
  }

  private static let inherited: Set<JobMember> = [.id, .tenantID, .requestedBy]
  private static let trace = "trace"
}
