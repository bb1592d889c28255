import IntentJSON
import IntentModel

extension JobOptions {
  /// The job's file: its intent, its parameters byte for byte, and what the options say.
  func compose(_ key: IntentKey, _ params: JSONText) throws(CommandFailure) -> JSONText {
    let chain = try chain.members()
    var writer = JSONWriter(capacity: params.bytes.count + 256)
    writer.object { writer in
      writer.memberIfPresent("id", id)
      writer.member("intent_key", key)
      writer.member("intent_params", params)
      writer.memberIfPresent("tenant_id", tenant)
      writer.memberIfPresent("priority", priority)
      writer.memberIfPresent("max_retries", maxRetries)
      writer.memberIfPresent("run_at", runAt)
      writer.memberIfPresent("expires_at", expiresAt)
      writer.memberIfPresent("unique_key", uniqueKey)
      writer.memberIfPresent("requested_by", requestedBy)
      writer.memberIfPresent("reason", reason)
      for (name, value) in chain { writer.member(name, value) }
    }
    return writer.text
  }
}
