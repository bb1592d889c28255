/// The jobs of one priority, tenant and intent, by age.
///
/// A job that is taken out of the middle is only marked, and goes when it comes up, or when half of the lane is marked.
struct ReadyLane: Sendable {
  private var tickets = Heap<ReadyTicket>()
  private var removed: Set<UInt64> = []

  var isEmpty: Bool { tickets.isEmpty }

  /// The oldest job. Never one that was taken out: marks at the front are cleared at once.
  var first: ReadyTicket? { tickets.first }

  /// Answers whether it is the oldest one now.
  mutating func insert(_ ticket: ReadyTicket) -> Bool {
    tickets.insert(ticket)
    return tickets.first == ticket
  }

  mutating func popFirst() -> ReadyTicket? {
    let first = tickets.popFirst()
    clearFront()
    return first
  }

  mutating func remove(_ ticket: ReadyTicket) {
    removed.insert(ticket.sequence)
    if removed.count * 2 > tickets.count {
      tickets = Heap(tickets.elements.filter { !removed.contains($0.sequence) })
      removed.removeAll()
    } else {
      clearFront()
    }
  }

  private mutating func clearFront() {
    while let first = tickets.first, removed.remove(first.sequence) != nil { _ = tickets.popFirst() }
  }
}
