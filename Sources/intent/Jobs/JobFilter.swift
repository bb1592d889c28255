import IntentCore
import IntentModel

/// Which jobs a command is about.
struct JobFilter: Sendable {
  var intent: IntentKey?
  var tenant: TenantID?
  var since: Timestamp?

  /// Whether a job is meant.
  func admits(_ summary: RecordSummary, changedAt: Timestamp) -> Bool {
    if let intent, summary.key != intent.text { return false }
    if let tenant, summary.tenant != tenant.text { return false }
    if let since, changedAt < since { return false }
    return true
  }
}
