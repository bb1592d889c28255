import IntentCore
import IntentModel

/// What the journals say of one job, in order.
struct JobTrack: Sendable {
  enum Event: Sendable {
    case claim(ClaimEntry)
    case transition(TransitionEntry)
  }

  /// Claims that did not happen are not among them.
  var events: [Event] = []
  /// Whether its record was put back into `pending/` as another job.
  var isResubmitted = false

  /// The last entry that is not void.
  var last: Event? { events.last }

  /// Everywhere its file has been, with what it was in `pending/`, where others write.
  var places: [(place: Place, identity: FileIdentity?)] {
    events.flatMap { event -> [(Place, FileIdentity?)] in
      switch event {
      case .claim(let entry):
        [(entry.source, entry.source.state == .pending ? entry.identity : nil), (entry.claimed, nil)]
      case .transition(let entry): [(entry.source, entry.identity), (entry.destination, nil)]
      }
    }
  }
}
