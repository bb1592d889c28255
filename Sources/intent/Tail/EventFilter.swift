import IntentCore
import IntentModel

/// Which events are told.
struct EventFilter: Sendable {
  var intent: IntentKey?
  var tenant: TenantID?
  var states: Set<JobState>

  func admits(_ event: JobEvent) -> Bool {
    if let intent, event.summary.key != intent.text { return false }
    if let tenant, event.summary.tenant != tenant.text { return false }
    return states.contains(event.summary.state)
  }
}
