import IntentModel

/// The jobs of one priority: tenants in turn.
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

  mutating func insert(_ ticket: ReadyTicket, key: IntentKey, tenant: TenantID?) {
    if tenants[tenant] == nil { enqueue(tenant) }
    tenants[tenant, default: ReadyTenant()].insert(ticket, key: key)
  }

  mutating func remove(_ ticket: ReadyTicket, key: IntentKey, tenant: TenantID?) {
    // A tenant left without jobs keeps its turn until it comes up.
    tenants[tenant]?.remove(ticket, key: key)
  }

  /// Takes jobs out in order. What is not admitted is taken to stay so until this returns.
  mutating func pop(
    while wantsMore: () -> Bool, isAdmitted: (IntentKey) -> Bool, take: (ReadyTicket, IntentKey) -> Void
  ) {
    var blocked: [Turn] = []
    while wantsMore(), let turn = row.popFirst() {
      if let (ticket, key) = tenants[turn.tenant]?.pop(isAdmitted: isAdmitted) {
        take(ticket, key)
        if tenants[turn.tenant]?.isEmpty == false { enqueue(turn.tenant) } else { tenants[turn.tenant] = nil }
      } else if tenants[turn.tenant]?.isEmpty == false {
        blocked.append(turn)
      } else {
        tenants[turn.tenant] = nil
      }
    }
    for turn in blocked { row.insert(turn) }
  }

  private mutating func enqueue(_ tenant: TenantID?) {
    row.insert(Turn(number: nextTurn, tenant: tenant))
    nextTurn += 1
  }
}
