internal import CIntentABI

/// The attempt that a call to a service is made for.
public struct ServiceCaller: Sendable, Hashable {
  /// The job's intent key.
  public var key: String
  /// The job's id.
  public var id: String
  /// The job's true identity: the same for every attempt of one job, and for no other job.
  public var uid: String
  /// The job's tenant; empty if it has none.
  public var tenant: String
  /// The attempt's number, from 1.
  public var attempt: Int

  init(_ caller: intent_caller) {
    key = caller.key.string
    id = caller.id.string
    uid = caller.uid.string
    tenant = caller.tenant.string
    attempt = Int(caller.attempt)
  }
}
