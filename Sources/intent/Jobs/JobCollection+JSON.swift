import IntentCore
import IntentJSON

extension JobCollection.Entry: JSONWritable {
  /// Writes what a listing tells of a job, less what there is nothing to tell of.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", summary.id)
      writer.member("state", summary.state.rawValue)
      writer.member("intent_key", summary.key)
      writer.memberIfPresent("tenant_id", summary.tenant)
      writer.member("priority", summary.priority)
      writer.member("attempts", summary.attempts)
      writer.member("retry_count", summary.retryCount)
      writer.memberIfPresent("error_kind", summary.errorKind)
      writer.memberIfPresent("error_message", summary.errorMessage)
      writer.memberIfPresent("held", summary.held)
      writer.memberIfPresent("requested_by", summary.requestedBy)
      writer.memberIfPresent("reason", summary.reason)
      writer.memberIfPresent("due_at", summary.dueAt)
      writer.memberIfPresent("created_at", summary.createdAt)
      writer.memberIfPresent("executed_at", summary.executedAt)
      writer.memberIfPresent("completed_at", summary.completedAt)
      writer.memberIfPresent("submitted_as", summary.submittedAs)
      writer.member("changed_at", changedAt)
      writer.member("location", location)
    }
  }
}
