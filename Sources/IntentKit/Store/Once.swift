internal import IntentModel

/// What makes a transaction happen once, however often the handler runs.
public enum Once: Sendable, Hashable {
  /// Once in the life of the job. A job with several such transactions tells them apart by labels.
  case job(label: String = "")
  /// Once in the life of the tenant's database, whichever job comes first.
  case key(String)
  /// Each time it is asked for.
  case always

  /// Once in the life of the job; its only transaction.
  public static var job: Once { .job(label: "") }

  /// The key that is written beside the transaction's effects; empty: none.
  func key(for uid: JobUID) -> String {
    switch self {
    case .job(let label): label.isEmpty ? "job/\(uid)" : "job/\(uid)/\(label)"
    case .key(let key): "key/\(key)"
    case .always: ""
    }
  }
}
