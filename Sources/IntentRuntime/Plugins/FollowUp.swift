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
    // It comes to be with the parent's completion, or not at all.
    let origin = ParentJob(
      id: parent.id, uid: parent.uid, status: .completed, tenant: parent.tenant, text: parent.job)
    do throws(JobError) {
      job = try FollowUpJob(text, tenant: parent.tenant).job(
        of: origin, id: JobID(unchecked: JobUID.make(at: now).text))
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
