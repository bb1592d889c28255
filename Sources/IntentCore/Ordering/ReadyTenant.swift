import IntentModel

/// The jobs of one priority and tenant: a lane an intent, and the lanes by the age of their oldest jobs.
struct ReadyTenant: Sendable {
  /// The oldest job of a lane. Once the lane has another one, it is stale, and skipped where it comes up.
  private struct Front: Comparable, Sendable {
    var ticket: ReadyTicket
    var key: IntentKey

    static func == (left: Self, right: Self) -> Bool { left.ticket == right.ticket }
    static func < (left: Self, right: Self) -> Bool { left.ticket < right.ticket }
  }

  private var lanes: [IntentKey: ReadyLane] = [:]
  private var fronts = Heap<Front>()

  var isEmpty: Bool { lanes.isEmpty }

  mutating func insert(_ ticket: ReadyTicket, key: IntentKey) {
    let isFront = lanes[key, default: ReadyLane()].insert(ticket)
    if isFront { fronts.insert(Front(ticket: ticket, key: key)) }
  }

  mutating func remove(_ ticket: ReadyTicket, key: IntentKey) {
    guard let lane = lanes.index(forKey: key) else { return }
    let wasFront = lanes.values[lane].first == ticket
    lanes.values[lane].remove(ticket)
    if wasFront { bringUp(key, lane) }
  }

  /// Takes the oldest job of an admitted intent out.
  mutating func pop(isAdmitted: (IntentKey) -> Bool) -> (ticket: ReadyTicket, key: IntentKey)? {
    var blocked: [Front] = []
    defer { for front in blocked { fronts.insert(front) } }
    while let front = fronts.popFirst() {
      guard let lane = lanes.index(forKey: front.key), lanes.values[lane].first == front.ticket else { continue }
      guard isAdmitted(front.key) else {
        blocked.append(front)
        continue
      }
      _ = lanes.values[lane].popFirst()
      bringUp(front.key, lane)
      return (front.ticket, front.key)
    }
    return nil
  }

  /// Enters the new oldest job of a lane whose oldest one went.
  private mutating func bringUp(_ key: IntentKey, _ lane: Dictionary<IntentKey, ReadyLane>.Index) {
    if let first = lanes.values[lane].first {
      fronts.insert(Front(ticket: first, key: key))
    } else {
      lanes.remove(at: lane)
    }
  }
}
