public import IntentModel

/// Jobs that may run, in the order in which they should: priority (9 first), then tenants in turn, then age.
///
/// Within a priority, each tenant (those without one count as one) gives its oldest job that the filter admits, and
/// goes to the end of the row; a tenant of whom nothing is admitted keeps its place. Jobs of the same age come in the
/// order in which they were put in.
///
/// Open to the modules that use it, since a generic type's code is slow where it is not made for a type of theirs.
///
/// Blocked intents cost little: a job is looked at only if it is the oldest of its priority, tenant and intent.
public struct ReadyQueue<Element: Identifiable & Sendable>: Sendable where Element.ID: Sendable {
  @usableFromInline
  struct Place: Sendable {
    @usableFromInline var element: Element
    @usableFromInline var ticket: ReadyTicket
    @usableFromInline var key: IntentKey
    @usableFromInline var tenant: TenantID?
    @usableFromInline var priority: Int

    @usableFromInline
    init(element: Element, ticket: ReadyTicket, key: IntentKey, tenant: TenantID?, priority: Int) {
      self.element = element
      self.ticket = ticket
      self.key = key
      self.tenant = tenant
      self.priority = priority
    }
  }

  /// By the sequence number of their tickets. All that is below knows jobs by it, and need not be generic.
  @usableFromInline var places: [UInt64: Place] = [:]
  @usableFromInline var sequences: [Element.ID: UInt64] = [:]
  /// By priority, 0 first.
  @usableFromInline var levels = [ReadyLevel](repeating: ReadyLevel(), count: 10)
  @usableFromInline var nextSequence: UInt64 = 0

  /// An empty queue.
  @inlinable
  public init() {}

  /// How many jobs are in it.
  public var count: Int { places.count }
  /// Whether there is none.
  public var isEmpty: Bool { places.isEmpty }
  /// Whether a job of this id is in it.
  public func contains(_ id: Element.ID) -> Bool { sequences[id] != nil }

  /// Puts a job in. One of the same id that is there already is taken out first.
  ///
  /// - Parameters:
  ///   - element: The job, or what stands for it.
  ///   - key: Its intent.
  ///   - tenant: Its tenant.
  ///   - priority: 0 to 9; others count as the nearest.
  ///   - age: When it began to wait, in any unit: the smallest is the oldest.
  @inlinable
  public mutating func insert(
    _ element: Element, key: IntentKey, tenant: TenantID?, priority: Int, age: Int64
  ) {
    remove(element.id)
    let priority = min(max(priority, 0), 9)
    let ticket = ReadyTicket(age: age, sequence: nextSequence)
    nextSequence += 1
    sequences[element.id] = ticket.sequence
    places[ticket.sequence] = Place(element: element, ticket: ticket, key: key, tenant: tenant, priority: priority)
    levels[priority].insert(ticket, key: key, tenant: tenant)
  }

  /// Takes the next job out that the filter admits, and counts it against the filter.
  @inlinable
  public mutating func pop(_ filter: inout ClaimFilter) -> Element? {
    pop(limit: 1, &filter).first
  }

  /// Takes up to `limit` jobs out, one after the other as ``pop(_:)`` does, at less cost.
  @inlinable
  public mutating func pop(limit: Int, _ filter: inout ClaimFilter) -> [Element] {
    var taken: [Element] = []
    for priority in levels.indices.reversed() where taken.count < limit {
      levels[priority].pop(
        while: { taken.count < limit },
        isAdmitted: { filter.admits($0) },
        take: { ticket, key in
          filter.take(key)
          guard let place = places.removeValue(forKey: ticket.sequence) else { return }
          sequences[place.element.id] = nil
          taken.append(place.element)
        })
    }
    return taken
  }

  /// Takes a job out by its id; nil if it is not there.
  @discardableResult @inlinable
  public mutating func remove(_ id: Element.ID) -> Element? {
    guard let sequence = sequences.removeValue(forKey: id), let place = places.removeValue(forKey: sequence) else {
      return nil
    }
    levels[place.priority].remove(place.ticket, key: place.key, tenant: place.tenant)
    return place.element
  }
}
