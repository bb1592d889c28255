public import IntentModel

/// The jobs of one priority: tenants in turn.
@usableFromInline
struct ReadyLevel: Sendable {
  /// A tenant's place in the row; the one with the smallest number is next.
  private struct Turn: Comparable, Sendable {
    var number: UInt64
    var tenant: TenantID?

    static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  }

  private var tenants: [TenantID?: ReadyTenant] = [:]
  private var row = Heap<Turn>()
  private var nextTurn: UInt64 = 0

  @usableFromInline init() {}

  @usableFromInline
  mutating func insert(_ ticket: ReadyTicket, key: IntentKey, tenant: TenantID?) {
    if let place = tenants.index(forKey: tenant) {
      tenants.values[place].insert(ticket, key: key)
    } else {
      enqueue(tenant)
      tenants[tenant, default: ReadyTenant()].insert(ticket, key: key)
    }
  }

  @usableFromInline
  mutating func remove(_ ticket: ReadyTicket, key: IntentKey, tenant: TenantID?) {
    // A tenant left without jobs keeps its turn until it comes up.
    tenants[tenant]?.remove(ticket, key: key)
  }

  /// Takes jobs out in order. What is not admitted is taken to stay so until this returns.
  @usableFromInline
  mutating func pop(
    while wantsMore: () -> Bool, isAdmitted: (IntentKey) -> Bool, take: (ReadyTicket, IntentKey) -> Void
  ) {
    var blocked: [Turn] = []
    while wantsMore(), let turn = row.popFirst() {
      guard let place = tenants.index(forKey: turn.tenant) else { continue }
      let popped = tenants.values[place].pop(isAdmitted: isAdmitted)
      if let (ticket, key) = popped { take(ticket, key) }
      if tenants.values[place].isEmpty {
        tenants.remove(at: place)
      } else if popped != nil {
        enqueue(turn.tenant)
      } else {
        blocked.append(turn)
      }
    }
    for turn in blocked { row.insert(turn) }
  }

  private mutating func enqueue(_ tenant: TenantID?) {
    row.insert(Turn(number: nextTurn, tenant: tenant))
    nextTurn += 1
  }
}
