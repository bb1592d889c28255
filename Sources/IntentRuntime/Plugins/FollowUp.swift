internal import IntentCore
internal import IntentJSON
internal import IntentModel

/// A job that a handler submits, checked, and made complete by what it takes over from the job that submitted it.
struct FollowUp {
  let job: NewJob

  /// - Throws: `permanent` with what is wrong with it.
  init(_ bytes: [UInt8], of parent: AttemptStart, at now: Timestamp) throws(IntentError) {
    let text: JSONText
    do throws(JSONError) {
      text = try JSONText(validating: bytes)
    } catch {
      throw Self.invalid("it is not JSON: \(error)")
    }
    guard text.kind == .object else { throw Self.invalid("it is no JSON object") }
    guard let key = text["intent_key"]?.string else { throw Self.invalid("it has no intent_key") }
    guard text["intent_params"]?.kind == .object else { throw Self.invalid("its intent_params are no object") }
    do throws(ModelError) {
      _ = try IntentKey(key)
      let id = try text["id"].map { json throws(ModelError) in try JobID(json.string ?? json.text) }
      let tenant = try text["tenant_id"].map { json throws(ModelError) in try TenantID(json.string ?? json.text) }
      if let tenant, let own = parent.tenant, tenant != own {
        throw ModelError(.invalidIdentifier, "a job of the tenant \(own) cannot submit one for \(tenant)")
      }
      let given = id ?? JobID(unchecked: JobUID.make(at: now).text)
      let whole = text.rewritingObject(dropping: [String]()) { writer in
        if id == nil { writer.member("id", given) }
        if tenant == nil { writer.memberIfPresent("tenant_id", parent.tenant) }
        if text["trace"] == nil { writer.memberIfPresent("trace", parent.job["trace"]) }
      }
      job = NewJob(id: given, bytes: Array(whole.bytes) + [UInt8(ascii: "\n")])
    } catch {
      throw Self.invalid(error.message)
    }
    // What was added may be what makes it too large.
    let limit = JSONLimits.default.maxBytes
    guard job.bytes.count <= limit else {
      throw Self.invalid("it has \(job.bytes.count) bytes, and may have \(limit): pass large data by its path")
    }
  }

  private static func invalid(_ reason: String) -> IntentError {
    .permanent("a follow-up job cannot be submitted: \(reason)")
  }
}
